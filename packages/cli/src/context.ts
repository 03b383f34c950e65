import type { Io } from './io.ts';
import type { Language } from './language.ts';
import type { Stages } from './pipeline/stages.ts';

/** What a command is given besides its arguments and options. */
export interface Context {
  readonly io: Io;
  readonly language: Language;
  readonly version: string;
  /** Loads the stages; only commands that read documents pay for it. */
  readonly loadStages: () => Promise<Stages>;
  readonly now: () => Date;
}
