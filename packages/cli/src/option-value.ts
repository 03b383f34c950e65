import { InvalidArgumentError } from 'commander';

/** A whole number from 1; commander says which option it was meant for. */
export function parseCount(text: string): number {
  if (!/^[1-9]\d{0,5}$/.test(text)) throw new InvalidArgumentError('a whole number from 1 is expected');
  return Number(text);
}

/** Several of the given words, joined by commas; each counts once, in the order of the choices. */
export function parseChoices<Choice extends string>(choices: readonly Choice[]): (text: string) => readonly Choice[] {
  return (text) => {
    const words = text.split(',').map((word) => word.trim());
    const wrong = words.find((word) => !choices.some((choice) => choice === word));
    if (wrong !== undefined) throw new InvalidArgumentError(`some of ${choices.join(',')} are expected`);
    return choices.filter((choice) => words.includes(choice));
  };
}

/** One of the given words. */
export function parseChoice<Choice extends string>(choices: readonly Choice[]): (text: string) => Choice {
  return (text) => {
    const chosen = choices.find((choice) => choice === text);
    if (chosen === undefined) throw new InvalidArgumentError(`one of ${choices.join(', ')} is expected`);
    return chosen;
  };
}

/** `2019..2024`, or one year; the last is included. */
export function parseYears(text: string): { readonly from: number; readonly to: number } {
  const match = /^(\d{4})(?:\.\.(\d{4}))?$/.exec(text);
  const [from, to] = [Number(match?.[1]), Number(match?.[2] ?? match?.[1])];
  if (match === null || to < from || to - from > 100)
    throw new InvalidArgumentError('years like 2019..2024 are expected');
  return { from, to };
}

/** Region codes of GB/T 2260 or what they begin with: `610104,4201`. */
export function parseRegions(text: string): readonly string[] {
  const codes = text.split(',').map((code) => code.trim());
  if (codes.some((code) => !/^\d{2}(?:\d{2}){0,2}$/.test(code)))
    throw new InvalidArgumentError('region codes of 2, 4 or 6 digits are expected');
  return codes;
}
