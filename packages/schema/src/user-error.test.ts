import { expect, test } from 'vitest';
import { isUserError, UserError } from './user-error.ts';

test('a user error is known by name, code and hint, also when another copy of the package made it', () => {
  const error = new UserError('pdf.encrypted', 'the PDF is encrypted', { hint: 'pass --password' });
  expect(isUserError(error)).toBe(true);
  expect(isUserError(Object.assign(new Error('x'), { name: 'UserError', code: 'a.b', hint: 'c' }))).toBe(true);
  expect(isUserError(new Error('x'))).toBe(false);
  expect(isUserError({ name: 'UserError', code: 'a.b', hint: 'c' })).toBe(false);
});

test('the cause is kept, and absent where there is none', () => {
  const cause = new Error('ENOENT');
  expect(new UserError('a.b', 'c', { hint: 'd', cause }).cause).toBe(cause);
  expect('cause' in new UserError('a.b', 'c', { hint: 'd' })).toBe(false);
});
