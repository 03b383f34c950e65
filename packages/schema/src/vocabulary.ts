import { z } from 'zod';
import { CHECK_FILES, checkEntrySchema, equationEntrySchema, type CheckEntry, type EquationEntry } from './check.ts';
import { MEANING_FILES, parseMeanings, type MeaningVocabulary } from './meaning-vocabulary.ts';
import { parseTsvAs } from './table-text.ts';

/**
 * The vocabulary: what is known about disclosures, as data files in `vocabulary/`.
 * A new province, header word or code is a new line there, never a branch in code.
 */

/** One code of one of the three classifications, with the years in which it had this name. */
export const codeEntrySchema = z.strictObject({
  classification: z.enum(['function', 'department_economic', 'government_economic']),
  code: z.string().regex(/^\d{3}(\d{2}(\d{2})?)?$/),
  parent: z.string().nullable(),
  nameZh: z.string(),
  nameEn: z.string(),
  validFrom: z.int().nullable(),
  validTo: z.int().nullable(),
  otherNames: z.array(z.string()),
  /** Whether it may have been called by names that are not listed: another name beside it is no contradiction. */
  namesOpen: z.boolean(),
  /** Of government codes: the department codes that go with it; `302*` stands for every code below 302. */
  departmentCodes: z.array(z.string()),
});
export type CodeEntry = z.infer<typeof codeEntrySchema>;

export const tableKindSchema = z.strictObject({
  kind: z.string(),
  stage: z.string(),
  titles: z.array(z.string()),
  rowDimension: z.string(),
});
export type TableKindEntry = z.infer<typeof tableKindSchema>;

/**
 * What a header word says about its column. `pattern` is a regular expression that must match the whole
 * header text (white space removed, half-width brackets); the first line that matches decides.
 */
export const headerRoleSchema = z.object({
  pattern: z.string().transform((source) => new RegExp(`^(?:${source})$`, 'u')),
  role: z.enum(['label', 'code', 'index', 'value', 'remark', 'group', 'key', 'private']),
  /**
   * `weak`: also stands in row labels, so that it makes no header alone; `form`: strong, but a key where
   * one text alone follows it in a wider table.
   */
  strength: z.enum(['strong', 'weak', 'form']),
});
export type HeaderRole = z.infer<typeof headerRoleSchema>;

export interface AttestedPair {
  readonly code: string;
  readonly name: string;
  /** Why the pair is not a name of the code (misaligned, cut); empty when it is one. */
  readonly remark: string;
}

/**
 * What a value of a column is called. `column` is a column name, or `file.column` where the same name means
 * different things in different files; the latter wins.
 */
export const valueLabelSchema = z.object({
  column: z.string().regex(/^[a-z_0-9.]+$/),
  value: z.string().min(1),
  name_zh: z.string().min(1),
  name_en: z.string().min(1),
});
export type ValueLabel = z.infer<typeof valueLabelSchema>;

export interface Vocabulary extends MeaningVocabulary {
  readonly codes: readonly CodeEntry[];
  readonly tableKinds: readonly TableKindEntry[];
  readonly headerRoles: readonly HeaderRole[];
  readonly attestedPairs: readonly AttestedPair[];
  readonly checks: readonly CheckEntry[];
  readonly equations: readonly EquationEntry[];
  readonly valueLabels: readonly ValueLabel[];
}

export const VOCABULARY_FILES = [
  'functional-classes.tsv',
  'functional-items-208-210-221.tsv',
  'functional-groups-and-items.tsv',
  'department-economic.tsv',
  'government-economic.tsv',
  'table-kinds.tsv',
  'header-roles.tsv',
  'attested-pairs.tsv',
  ...MEANING_FILES,
  ...CHECK_FILES,
  'value-labels.tsv',
] as const;
export type VocabularyFile = (typeof VOCABULARY_FILES)[number];

const line = z.record(z.string(), z.string());
const year = (text: string | undefined): number | null => {
  const found = /\d{4}/.exec(text ?? '');
  return found === null ? null : Number(found[0]);
};

function parseCodes(text: string, file: VocabularyFile): CodeEntry[] {
  const classification = file.startsWith('functional')
    ? 'function'
    : file.startsWith('department')
      ? 'department_economic'
      : 'government_economic';
  return parseTsvAs(text, line, { file }).map((record) =>
    codeEntrySchema.parse({
      classification,
      code: record['code'],
      parent: record['parent'] ? record['parent'] : null,
      nameZh: record['name_zh'],
      nameEn: record['name_en'] ?? '',
      validFrom: year(record['valid_from']),
      validTo: year(record['valid_to']),
      otherNames: (record['former_or_variant_names'] ?? '')
        .split(';')
        .map((name) => name.replace(/\(.*?\)/g, '').trim())
        .filter((name) => name !== ''),
      namesOpen: record['names_open'] === 'yes',
      departmentCodes: (record['department_codes_crosswalk'] ?? '').split(' ').filter((code) => code !== ''),
    }),
  );
}

/** Builds the vocabulary from the texts of its files; throws when a line does not fit its schema. */
export function parseVocabulary(files: Readonly<Record<VocabularyFile, string>>): Vocabulary {
  return {
    ...parseMeanings(files),
    codes: VOCABULARY_FILES.slice(0, VOCABULARY_FILES.indexOf('table-kinds.tsv')).flatMap((file) =>
      parseCodes(files[file], file),
    ),
    tableKinds: parseTsvAs(files['table-kinds.tsv'], line, { file: 'table-kinds.tsv' }).map((record) =>
      tableKindSchema.parse({
        kind: record['kind'],
        stage: record['stage'],
        titles: (record['title_zh_variants'] ?? '')
          .split(';')
          .map((name) => name.replace(/\s*\([A-Za-z][^)]*\)/g, '').trim())
          .filter((name) => name !== ''),
        rowDimension: record['row_dimension'],
      }),
    ),
    headerRoles: parseTsvAs(files['header-roles.tsv'], headerRoleSchema, { file: 'header-roles.tsv' }),
    checks: parseTsvAs(files['checks.tsv'], checkEntrySchema, { file: 'checks.tsv' }),
    equations: parseTsvAs(files['equations.tsv'], equationEntrySchema, { file: 'equations.tsv' }),
    valueLabels: parseTsvAs(files['value-labels.tsv'], valueLabelSchema, { file: 'value-labels.tsv' }),
    attestedPairs: parseTsvAs(files['attested-pairs.tsv'], line, { file: 'attested-pairs.tsv' }).map((record) => ({
      code: record['code'] ?? '',
      name: record['name_as_printed'] ?? '',
      remark: record['remark'] ?? '',
    })),
  };
}
