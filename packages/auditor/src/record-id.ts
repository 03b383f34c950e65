import { createHash } from 'node:crypto';

/** 32 hex digits of the SHA-256 over what identifies a record. */
export function recordId(...parts: readonly (string | number)[]): string {
  return createHash('sha256').update(parts.join('\u001f'), 'utf8').digest('hex').slice(0, 32);
}
