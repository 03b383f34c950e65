interface UserErrorWording {
  readonly message: string;
  readonly hint: string;
}

/**
 * A failure that the user can mend: what is wrong, where, and what to do about it.
 * `code` is `subject.problem`, stable and documented; `hint` says what to do.
 * Recognise it by `name` and `code`, never by its message.
 */
export class UserError extends Error {
  override readonly name = 'UserError';
  readonly code: string;
  readonly hint: string;
  /** The same in Chinese, where the words depend on what was asked; others have it by code. */
  readonly chinese: UserErrorWording | undefined;

  constructor(
    code: string,
    message: string,
    options: { readonly hint: string; readonly chinese?: UserErrorWording; readonly cause?: unknown },
  ) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.code = code;
    this.hint = options.hint;
    this.chinese = options.chinese;
  }
}

export function isUserError(error: unknown): error is UserError {
  return error instanceof Error && error.name === 'UserError' && 'code' in error && 'hint' in error;
}
