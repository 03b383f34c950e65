import type { FactRecord, Finding, PrintedDocument, TableRecord } from '@mingzhang/schema';
import { firstPlace } from '../first-place.ts';
import { toPlainText } from '../plain-text.ts';

/** 人员经费191.15万元,主要包括:基本工资、津贴补贴 …: what was spent, account by account, up to the end of the sentence. */
const LIST =
  /(人员经费|公用经费)(?:支出)?\d[\d,.]*(?:万元|元)[,。:](?:主要)?(?:包括|用于|是):?([^。;]{4,400})(?=[。;])/gu;
/** Which classes of department economic codes each of the two sums up. */
const CLASSES: Readonly<Record<string, readonly string[]>> = {
  人员经费: ['301', '303'],
  公用经费: ['302', '307', '310', '312', '399'],
};
/** Lists of fewer accounts, or that end so, are examples. */
const FEWEST = 2;
/** Where more differ, the list is the template's own and says nothing of this body. */
const MOST_SLIPS = 3;
/** Paragraphs into which one list may have been cut. */
const FURTHER = 3;
const OPEN_END = /等(?:支出|费用|方面|项)?$/u;

const nameOf = (text: string): string =>
  toPlainText(text)
    .replace(/\([^()]*\)/gu, '')
    .replace(/[及和与]/gu, '和')
    .replace(/(?:支出|费用|费)$/u, '');

/** 社会保障缴费 stands for 其他社会保障缴费, 提租补贴支出 for 提租补贴. */
const isSame = (a: string, b: string): boolean => a.includes(b) || b.includes(a);

interface Account {
  readonly code: string;
  readonly name: string;
  readonly hasAmount: boolean;
}

/** The groups (30101 …) of the table of basic spending, each with whether an amount stands beside it. */
function accountsOf(facts: readonly FactRecord[], classes: readonly string[]): readonly Account[] {
  return facts.flatMap(({ code, item, amountYuan, tableKind, classification }): Account[] =>
    tableKind === 'final.basic_economic' &&
    classification === 'department_economic' &&
    code?.length === 5 &&
    item !== null &&
    classes.includes(code.slice(0, 3))
      ? [{ code, name: item, hasAmount: amountYuan !== null && Number(amountYuan) !== 0 }]
      : [],
  );
}

interface Told {
  readonly facts: readonly FactRecord[];
  readonly tables: readonly TableRecord[];
}

/** Accounts that the text names as spent on against those for which the table of basic spending prints an amount (FN-307). */
export function findNamedItems(document: PrintedDocument, { facts, tables }: Told): readonly Finding[] {
  const title = tables.find(({ kind }) => kind === 'final.basic_economic')?.title;
  if (title === undefined) return [];
  const bodies = document.paragraphs.filter(({ role }) => role === 'body');
  return bodies.flatMap(({ text, places }, index): Finding[] => {
    const plain = toPlainText(text);
    // A list can run on over the foot of a page, into what was read as further paragraphs.
    const joined =
      plain +
      bodies
        .slice(index + 1, index + 1 + FURTHER)
        .map((body) => toPlainText(body.text))
        .join('');
    return [...joined.matchAll(LIST)].flatMap((match): Finding[] => {
      if (match.index >= plain.length) return [];
      const [, subject = '', list = ''] = match;
      const accounts = accountsOf(facts, CLASSES[subject] ?? []);
      const named = list
        .replace(OPEN_END, '')
        .split(/[、,]/u)
        .filter((name) => name !== '');
      // A table that was read without its names or amounts says nothing.
      if (named.length < FEWEST || !accounts.some(({ hasAmount }) => hasAmount)) return [];
      const accountsNamed = (name: string): readonly Account[] => {
        const exact = accounts.filter((account) => nameOf(account.name) === nameOf(name));
        return exact.length > 0 ? exact : accounts.filter((account) => isSame(nameOf(account.name), nameOf(name)));
      };
      const without = named.filter((name) => {
        const found = accountsNamed(name);
        return found.length > 0 && found.every(({ hasAmount }) => !hasAmount);
      });
      const covered = new Set(named.flatMap((name) => accountsNamed(name).map(({ code }) => code)));
      const unlisted = OPEN_END.test(list)
        ? []
        : accounts.filter(({ code, hasAmount }) => hasAmount && !covered.has(code)).map(({ name }) => name);
      return without.length === 0 && unlisted.length === 0
        ? []
        : [
            {
              code: 'text.named_items',
              severity: without.length + unlisted.length > MOST_SLIPS ? 'info' : 'warning',
              cause: 'document',
              at: firstPlace(places),
              subject,
              title,
              without,
              unlisted,
            },
          ];
    });
  });
}
