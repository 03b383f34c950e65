/** Exit codes of the command, as the README lists them. */
export const EXIT = {
  /** Every file was read. */
  complete: 0,
  /** Some file failed or was read in part, or there is a finding that the caller asked to fail on. */
  incomplete: 1,
  /** Nothing could be started: a wrong option, no input. */
  notStarted: 2,
  /** The program is wrong. */
  bug: 70,
  interrupted: 130,
} as const;
