import { z } from 'zod';
import { fundSchema, phaseSchema, classificationSchema } from './fact-record.ts';
import { parseTsvAs } from './table-text.ts';

/**
 * What words of titles, headers and rows mean, as data: a new province or wording is a new line in
 * `vocabulary/`, never a branch in code. Every pattern must match the whole plain text (half-width,
 * without white space and quotation marks); the first line that matches decides.
 * An empty field says nothing; `-` says that the thing is known not to apply.
 */

const whole = z.string().transform((source) => (source === '' ? null : new RegExp(`^(?:${source})$`, 'u')));
const part = z.string().transform((source) => (source === '' ? null : new RegExp(source, 'u')));
const text = z.string().transform((value) => (value === '' ? null : value));
const orNothing = <T extends z.ZodType>(schema: T) =>
  z.union([z.literal('').transform(() => undefined), z.literal('-').transform(() => null), schema]);

/** Which body this is, by its name; the first pattern found in the name decides. */
export const agencyKindSchema = z.object({
  pattern: z.string().transform((source) => new RegExp(source, 'u')),
  kind: z.string(),
});
export type AgencyKind = z.infer<typeof agencyKindSchema>;

/** A word by which body, kind or year of a document is known where its cover and titles do not say it. */
export const identityWordSchema = z.object({
  topic: z.enum([
    'budget_form',
    'budget_title',
    'budget_column',
    'settled',
    'year_line',
    'year_column',
    'code_name',
    'numbered_body',
  ]),
  pattern: z.string().transform((source) => new RegExp(source, 'u')),
});
/** The words by topic: each is looked for in the plain text. */
export type IdentityWords = Readonly<Record<z.infer<typeof identityWordSchema>['topic'], readonly RegExp[]>>;

/**
 * How a table kind is recognised. `title` and `notTitle` are looked for in the plain title, `header`
 * in all header and label texts joined by `|`, followed by `#function` and the like for the codes it holds.
 */
export const kindRuleSchema = z.object({
  kind: z.string(),
  stage: z.enum(['final', 'budget', 'any']),
  title: z.string().transform((source) => new RegExp(source, 'u')),
  not_title: part,
  header: part,
  certainty: z.coerce.number().min(0).max(1),
});
export type KindRule = z.infer<typeof kindRuleSchema>;

/** What holds for every number of a table kind unless its row or column says otherwise. */
export const kindFactsSchema = z.object({
  kind: z.string(),
  classification: orNothing(classificationSchema),
  measure: text,
  fund: orNothing(fundSchema),
  phase: orNothing(phaseSchema),
  fiscal_table: z.enum(['yes', 'no']).transform((value) => value === 'yes'),
});
export type KindFacts = z.infer<typeof kindFactsSchema>;

/** What a title, a whole header path (joined by `/`) or one header text of it means. */
export const headerMeaningSchema = z.object({
  kinds: whole,
  scope: z.enum(['title', 'path', 'text']),
  pattern: z.string().transform((source) => new RegExp(`^(?:${source})$`, 'u')),
  has: part,
  measure: orNothing(z.string()),
  fund: orNothing(fundSchema),
  phase: orNothing(phaseSchema),
  year: z.string().transform((value) => (value === '' ? undefined : Number(value))),
  unit: orNothing(z.string()),
  /** A number about the number: its change, growth, completion or share. Ends the measure's name. */
  suffix: z
    .enum(['', 'change', 'growth', 'completion', 'share'])
    .transform((value) => (value === '' ? undefined : value)),
});
export type HeaderMeaning = z.infer<typeof headerMeaningSchema>;

/**
 * What a row label means. `side` is looked for in the side and header path. `opens` makes its measure
 * hold for the rows below that `inherits` (or that carry only a code), until another row opens one.
 */
export const rowMeaningSchema = z.object({
  kinds: whole,
  side: part,
  pattern: z.string().transform((source) => new RegExp(`^(?:${source})$`, 'u')),
  measure: orNothing(z.string()),
  fund: orNothing(fundSchema),
  phase: orNothing(phaseSchema),
  classification: orNothing(classificationSchema),
  opens: orNothing(z.string()),
  inherits: z.string().transform((value) => value === 'yes'),
  /** Looked for in the headers above the row's labels: 项目活动 | 支出经济分类 head the costs of an application. */
  under: part,
});
export type RowMeaning = z.infer<typeof rowMeaningSchema>;

/**
 * Where the series of a code of former years goes on in the classification of today; null where it ends
 * or splits. `rule` names the line in records.
 */
export const crosswalkEntrySchema = z.object({
  classification: classificationSchema,
  code: z.string().regex(/^\d{3,7}$/),
  valid_from: z.coerce.number().int(),
  valid_to: z.coerce.number().int(),
  harmonised: text,
  rule: z.string().min(1),
  certainty: z.enum(['high', 'medium', 'low']),
});
export type CrosswalkEntry = z.infer<typeof crosswalkEntrySchema>;

export const indicatorRoleSchema = z.enum([
  'level_1',
  'level_2',
  'indicator',
  'group',
  'operator',
  'unit',
  'prior',
  'target',
  'actual',
  'weight',
  'score',
  'reason',
  'remark',
  'basis',
]);
export type IndicatorRole = z.infer<typeof indicatorRoleSchema>;

/** What a column of a performance sheet holds, by its whole header text. */
export const indicatorColumnSchema = z.object({
  role: indicatorRoleSchema,
  pattern: z.string().transform((source) => new RegExp(`^(?:${source})$`, 'u')),
});
export type IndicatorColumn = z.infer<typeof indicatorColumnSchema>;

export interface MeaningVocabulary {
  readonly agencyKinds: readonly AgencyKind[];
  readonly identityWords: IdentityWords;
  readonly kindRules: readonly KindRule[];
  readonly kindFacts: readonly KindFacts[];
  readonly headerMeanings: readonly HeaderMeaning[];
  readonly rowMeanings: readonly RowMeaning[];
  readonly crosswalk: readonly CrosswalkEntry[];
  readonly indicatorColumns: readonly IndicatorColumn[];
}

export const MEANING_FILES = [
  'agency-kinds.tsv',
  'identity-words.tsv',
  'kind-rules.tsv',
  'kind-facts.tsv',
  'header-meanings.tsv',
  'row-meanings.tsv',
  'code-crosswalk.tsv',
  'indicator-columns.tsv',
] as const;
export type MeaningFile = (typeof MEANING_FILES)[number];

/** Parses the files; throws when a line does not fit its schema. */
export function parseMeanings(files: Readonly<Record<MeaningFile, string>>): MeaningVocabulary {
  const parse = <T>(file: MeaningFile, schema: z.ZodType<T>): readonly T[] => parseTsvAs(files[file], schema, { file });
  const words = parse('identity-words.tsv', identityWordSchema);
  const on = (topic: keyof IdentityWords): readonly RegExp[] =>
    words.filter((word) => word.topic === topic).map(({ pattern }) => pattern);
  return {
    agencyKinds: parse('agency-kinds.tsv', agencyKindSchema),
    identityWords: {
      budget_form: on('budget_form'),
      budget_title: on('budget_title'),
      budget_column: on('budget_column'),
      settled: on('settled'),
      year_line: on('year_line'),
      year_column: on('year_column'),
      code_name: on('code_name'),
      numbered_body: on('numbered_body'),
    },
    kindRules: parse('kind-rules.tsv', kindRuleSchema),
    kindFacts: parse('kind-facts.tsv', kindFactsSchema),
    headerMeanings: parse('header-meanings.tsv', headerMeaningSchema),
    rowMeanings: parse('row-meanings.tsv', rowMeaningSchema),
    crosswalk: parse('code-crosswalk.tsv', crosswalkEntrySchema),
    indicatorColumns: parse('indicator-columns.tsv', indicatorColumnSchema),
  };
}
