import type { FactRecord } from '@mingzhang/schema';
import type { CodeBook, ReadCode } from '../code/code-book.ts';
import { rememberTexts } from '../memory.ts';
import { stripOrdinals, toPlainText } from '../plain-text.ts';

/** Code, name and level as a fact wants them. */
export type CodeFields = Pick<FactRecord, 'classification' | 'code' | 'codeName' | 'codeLevel' | 'parentCode'> & {
  /** The name that the document gives it: what it is called where the vocabulary does not know the code. */
  readonly said: string;
};

const plainName = rememberTexts((name) => stripOrdinals(toPlainText(name)).replace(/支出$/u, '').replace(/及/gu, '和'));

const asFields = (code: ReadCode, said: string): CodeFields => ({
  said,
  classification: code.classification,
  code: code.code,
  codeName: code.name,
  codeLevel: code.level,
  parentCode: code.parent,
});

/** Looks codes up by their names: first as the document's own tables print them, then in the vocabulary. */
export interface CodeNames {
  /** 类, 款, 项 as named in a sentence; the last may be missing. */
  ofPath(names: readonly string[]): CodeFields | undefined;
  /** Digits in brackets behind a name: （2080505）. */
  ofDigits(digits: string, name: string): CodeFields | undefined;
  /** A class of the functional classification by its name alone: 卫生健康支出. */
  ofClassName(name: string): CodeFields | undefined;
  /** A name of the department economic classification: 咨询费. */
  ofEconomicName(name: string): CodeFields | undefined;
}

/** 其他支出 is a class, and what anything else is called, too. */
const OTHER_EXPENDITURE = '229';

/** A path that no table of the document prints, in the list of that year: 类, then 款 within it, then 项. */
function inferPath(names: readonly string[], codes: CodeBook, year: number | null): CodeFields | undefined {
  let above = names[0] === '' ? undefined : codes.inferClass(names[0] ?? '', { classification: 'function', year });
  for (const name of names.slice(1)) {
    if (above === undefined) return undefined;
    above = codes.inferCode(name, { classification: 'function', year, above: above.code });
  }
  const isDeepEnough = above?.code.length === names.length * 2 + 1;
  return above === undefined || !isDeepEnough ? undefined : asFields(above, names.at(-1) ?? '');
}

export function buildCodeNames(
  facts: readonly FactRecord[],
  codes: CodeBook,
  options: { readonly year: number | null },
): CodeNames {
  const printed = new Map<string, Set<string>>();
  for (const fact of facts) {
    if (fact.code === null || fact.item === null) continue;
    if (fact.classification !== 'function' && fact.classification !== 'department_economic') continue;
    for (const name of [fact.item.split('+')[0] ?? '', fact.codeName ?? '']) {
      const key = plainName(name);
      if (key !== '') printed.set(fact.code, (printed.get(fact.code) ?? new Set<string>()).add(key));
    }
  }
  const read = (code: string, name: string): CodeFields | undefined => {
    const found = codes.read(code, { year: options.year, name });
    return found === undefined ? undefined : asFields(found, name);
  };
  const called = (code: string, name: string): boolean => printed.get(code)?.has(plainName(name)) === true;
  return {
    ofPath(names) {
      const [className = '', groupName, itemName] = names;
      const last = itemName ?? groupName ?? className;
      const length = itemName !== undefined ? 7 : groupName !== undefined ? 5 : 3;
      const candidates = [...printed.keys()].filter(
        (code) =>
          code.length === length &&
          called(code, last) &&
          (itemName === undefined || !printed.has(code.slice(0, 5)) || called(code.slice(0, 5), groupName ?? '')) &&
          (groupName === undefined ||
            !printed.has(code.slice(0, 3)) ||
            className === '' ||
            called(code.slice(0, 3), className)),
      );
      const [only] = candidates;
      if (only !== undefined && candidates.length === 1) return read(only, last);
      return candidates.length > 1 ? undefined : inferPath(names, codes, options.year);
    },
    ofClassName(name) {
      const found = codes.inferClass(name, { classification: 'function', year: options.year });
      return found === undefined || found.code === OTHER_EXPENDITURE ? undefined : asFields(found, name);
    },
    ofDigits: read,
    ofEconomicName(name) {
      const candidates = [...printed.keys()].filter(
        (code) => code.startsWith('3') && (code.length === 5 || code.length === 3) && called(code, name),
      );
      const [only] = candidates;
      if (candidates.length > 0) return only !== undefined && candidates.length === 1 ? read(only, name) : undefined;
      const inferred = codes.inferClass(name, { classification: 'department_economic', year: options.year });
      return inferred === undefined ? undefined : asFields(inferred, name);
    },
  };
}
