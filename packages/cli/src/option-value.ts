import { InvalidArgumentError } from 'commander';

/** A whole number from 1; commander says which option it was meant for. */
export function parseCount(text: string): number {
  if (!/^[1-9]\d{0,5}$/.test(text)) throw new InvalidArgumentError('a whole number from 1 is expected');
  return Number(text);
}

/** One of the given words. */
export function parseChoice<Choice extends string>(choices: readonly Choice[]): (text: string) => Choice {
  return (text) => {
    const chosen = choices.find((choice) => choice === text);
    if (chosen === undefined) throw new InvalidArgumentError(`one of ${choices.join(', ')} is expected`);
    return chosen;
  };
}
