import { describeColumns, OUTPUT_NAMES, type OutputName } from '@mingzhang/schema';

/** The column with the id of a row; the first of every file, and unique in it. */
export function primaryKey(file: OutputName): string {
  const [first] = describeColumns(file);
  if (first === undefined) throw new Error(`${file} has no columns`);
  return first.name;
}

export interface ForeignKey {
  readonly column: string;
  readonly file: OutputName;
}

/**
 * Columns that hold the id of a row of another file: `document_id`, `older_fact_id`. `suspect_cell` is none: a
 * number of the text has no cell, there it is the fact.
 */
export function foreignKeys(file: OutputName): readonly ForeignKey[] {
  const others = OUTPUT_NAMES.filter((other) => other !== file).map((other) => ({ other, key: primaryKey(other) }));
  return describeColumns(file).flatMap(({ name }) => {
    const found = others.find(({ key }) => name === key || name.endsWith(`_${key}`))?.other;
    return found === undefined ? [] : [{ column: name, file: found }];
  });
}

/**
 * Types of the Fiscal Data Package (budgets taxonomy) where a column means exactly one of them. `code` has none:
 * which classification it follows stands in another column.
 */
const BUDGET_LINE: Readonly<Record<string, string>> = {
  region_code: 'geo-source:target:code',
  agency: 'administrative-classification:generic:level1:label',
  unit_name: 'administrative-classification:generic:level2:label',
  fiscal_year: 'date:fiscal-year',
  project: 'activity:generic:project:label',
  fund: 'fin-source:generic:code',
};

export const FISCAL_COLUMN_TYPES: Readonly<Partial<Record<OutputName, Readonly<Record<string, string>>>>> = {
  facts: { ...BUDGET_LINE, fact_id: 'budget-line-id', phase: 'phase:id', amount_yuan: 'value' },
  panel: { ...BUDGET_LINE, panel_id: 'budget-line-id' },
};
