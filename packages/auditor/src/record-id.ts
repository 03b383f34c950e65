import { hash } from 'node:crypto';

/** 32 hex digits of the SHA-256 over what identifies a record. */
export function recordId(...parts: readonly (string | number)[]): string {
  return hash('sha256', parts.join('\u001f'), 'hex').slice(0, 32);
}
