import type { Column, OutputName, ValueLabel, Vocabulary } from '@mingzhang/schema';

export type Language = 'zh' | 'en';

/** Names of values, files and rows in one place; what has no name is called by its own word. */
export interface ValueNames {
  /** Named values of a column, in the order of the vocabulary; empty when the column has no list. */
  ofColumn(file: OutputName, column: Pick<Column, 'name'>): readonly ValueLabel[];
  /** Named values of a list that no file of rows has a column for, such as `panel_left_out.reason`. */
  ofList(name: string): readonly ValueLabel[];
  file(name: OutputName, language: Language): string;
  /** What one row of the file is. */
  row(name: OutputName, language: Language): string;
}

/** Looks names up in `value-labels.tsv`; `file.column` wins over `column`. */
export function nameValues(vocabulary: Pick<Vocabulary, 'valueLabels'>): ValueNames {
  const lists = groupLabels(vocabulary.valueLabels);
  const find = (list: string, value: string, language: Language): string | undefined => {
    const label = lists.get(list)?.find((candidate) => candidate.value === value);
    return label === undefined ? undefined : language === 'zh' ? label.name_zh : label.name_en;
  };
  return {
    ofColumn: (file, { name }) => lists.get(`${file}.${name}`) ?? lists.get(name) ?? [],
    ofList: (name) => lists.get(name) ?? [],
    file: (name, language) => find('file', name, language) ?? name,
    row: (name, language) => find('file_row', name, language) ?? '',
  };
}

function groupLabels(labels: readonly ValueLabel[]): ReadonlyMap<string, readonly ValueLabel[]> {
  const lists = new Map<string, ValueLabel[]>();
  for (const label of labels) {
    const list = lists.get(label.column);
    if (list === undefined) lists.set(label.column, [label]);
    else list.push(label);
  }
  return lists;
}
