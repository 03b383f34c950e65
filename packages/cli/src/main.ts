import { readFile } from 'node:fs/promises';
import { CommanderError } from 'commander';
import { isUserError } from '@mingzhang/schema';
import type { Context } from './context.ts';
import { EXIT } from './exit-code.ts';
import { describeUsageError } from './help-text.ts';
import type { Io } from './io.ts';
import { chooseLanguage } from './language.ts';
import { loadStages } from './pipeline/load-stages.ts';
import { buildProgram } from './program.ts';
import { describeFailure, describeStack, paintFailure } from './terminal/failure-text.ts';

async function readVersion(): Promise<string> {
  const text = await readFile(new URL('../package.json', import.meta.url), 'utf8');
  const found = /"version":\s*"([^"]+)"/.exec(text);
  if (found?.[1] === undefined) throw new Error('package.json of the command has no version');
  return found[1];
}

/**
 * Runs the command with the words after its name and returns the exit code. Writes only through `io`;
 * throws nothing. `overrides` are for tests: other stages, a fixed clock.
 */
export async function main(
  argv: readonly string[],
  io: Io,
  overrides: Partial<Pick<Context, 'loadStages' | 'now'>> = {},
): Promise<number> {
  const language = chooseLanguage(argv, io.env);
  const printError = (line: string): void => void io.stderr.write(`${paintFailure(line, io.stderr, io.env)}\n`);
  // A reader that closes the pipe early, such as `head`, has seen what it wanted.
  io.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
  });

  let exitCode: number = EXIT.complete;
  try {
    const context: Context = {
      io,
      language,
      version: await readVersion(),
      loadStages,
      now: () => new Date(),
      ...overrides,
    };
    const program = buildProgram(context, (code) => {
      exitCode = code;
    });
    await program.parseAsync([...argv], { from: 'user' });
    return exitCode;
  } catch (error) {
    if (error instanceof CommanderError) {
      if (error.code === 'commander.helpDisplayed' || error.code === 'commander.version') return EXIT.complete;
      // Without a command commander has printed the help, which says it all.
      if (error.code !== 'commander.help') printError(describeUsageError(error, language));
      return error.exitCode === 0 ? EXIT.complete : EXIT.notStarted;
    }
    printError(describeFailure(error, language));
    if (argv.includes('--debug')) io.stderr.write(`${describeStack(error)}\n`);
    return isUserError(error) ? EXIT.notStarted : EXIT.bug;
  }
}
