/** Exit codes of the command, as the README lists them. */
export const EXIT = {
  /** Every file was read. */
  complete: 0,
  /** Some file failed or was read in part. */
  incomplete: 1,
  /** Nothing could be started: a wrong option, no input. */
  notStarted: 2,
  /** The program is wrong. */
  bug: 70,
  interrupted: 130,
} as const;
