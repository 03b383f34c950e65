import { readFile } from 'node:fs/promises';
import Papa from 'papaparse';
import { CORRECTION_COLUMNS, correctionSchema, UserError, type Correction } from '@mingzhang/schema';
import { systemCode } from './input-file.ts';

const HINT = `a CSV with the columns ${CORRECTION_COLUMNS.join(', ')}`;

/** Reads a corrections file. Throws `corrections.file` with the line that does not fit. */
export async function readCorrections(path: string): Promise<readonly Correction[]> {
  let content = '';
  try {
    content = await readFile(path, 'utf8');
  } catch (error) {
    if (systemCode(error) === '') throw error;
    throw new UserError('corrections.file', `${path} cannot be read`, { hint: HINT, cause: error });
  }
  const { data, meta } = Papa.parse<Record<string, string>>(content.replace(/^\uFEFF/, ''), {
    header: true,
    skipEmptyLines: true,
  });
  const missing = CORRECTION_COLUMNS.filter((column) => !(meta.fields ?? []).includes(column));
  if (missing.length > 0)
    throw new UserError('corrections.file', `${path} has no column ${missing.join(', ')}`, { hint: HINT });
  return data.map((line, index) => {
    const own = Object.fromEntries(CORRECTION_COLUMNS.map((column) => [column, (line[column] ?? '').trim()]));
    const parsed = correctionSchema.safeParse(own);
    if (parsed.success) return parsed.data;
    const [issue] = parsed.error.issues;
    const about =
      issue === undefined ? '' : `${issue.path.join('.')}${issue.path.length > 0 ? ': ' : ''}${issue.message}`;
    throw new UserError('corrections.file', `correction ${index + 1} of ${path}: ${about}`, { hint: HINT });
  });
}
