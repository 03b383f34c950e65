import { hash } from 'node:crypto';

/**
 * Returns 32 hex digits of the SHA-256 over what identifies a record.
 * A collision among a hundred million records has a chance below 1e-22.
 */
export function recordId(...parts: readonly (string | number)[]): string {
  return hash('sha256', parts.join('\u001f'), 'hex').slice(0, 32);
}
