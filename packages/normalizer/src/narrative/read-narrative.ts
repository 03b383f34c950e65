import {
  NO_PLACE,
  toPlaceColumns,
  type FactRecord,
  type Paragraph,
  type Place,
  type PrintedDocument,
} from '@mingzhang/schema';
import { formatDecimal, parsePrintedNumber } from '../amount/decimal.ts';
import { toYuan, type MoneyUnit } from '../amount/money-unit.ts';
import type { CodeBook } from '../code/code-book.ts';
import type { Identity } from '../identity/identify.ts';
import { toPlainText } from '../plain-text.ts';
import { recordId } from '../record-id.ts';
import { buildCodeNames } from './code-path.ts';
import { readFormTexts } from './form-text.ts';
import { readNone } from './none-sentence.ts';
import { findReasons } from './reason-text.ts';
import { findCode } from './named-account.ts';
import { readSentence } from './sentence-reader.ts';
import { newState, type ReaderState, type SectionContext, type Statement } from './statement.ts';
import { readThings } from './counted-things.ts';
import { readStatedAmounts } from './stated-amount.ts';
import { readListEntry, readPerformance } from './special-sentences.ts';
import { readStaff } from './staff-sentence.ts';

export interface NarrativeContext {
  readonly identity: Identity;
  readonly codes: CodeBook;
  /** Facts of the tables: names are looked up as they print them. */
  readonly tableFacts: readonly FactRecord[];
  readonly harmonise: (
    about: Pick<FactRecord, 'classification' | 'code'> & { readonly year: number | null },
  ) => Pick<FactRecord, 'codeHarmonised' | 'harmonisedRule'>;
}

/** Attached reports speak of other years and bodies: only what they state with its year is kept. */
const ATTACHED_PART = /^第[一二三四五六七八]部分[^一二三四五六七八九]*?附件/u;
const GLOSSARY_PART = /^第[一二三四五六七八]部分[^一二三四五六七八九]*?(?:名词解释|专业名词)/u;
const OWN_PART = /^第[一二三四五六七八]部分/u;

/** A paragraph that goes on about what the one before named. */
const CONTINUES = /^(?:20\d\d年当年预算执行数|年初预算|全年预算|支出决算)/u;

/** Headings above a paragraph, outermost first, joined. */
function headingsAbove(document: PrintedDocument, paragraph: Paragraph): string {
  const headings: string[] = [];
  let index = paragraph.sectionIndex;
  while (index !== null) {
    const section = document.sections[index];
    if (section === undefined) break;
    headings.unshift(toPlainText(section.heading));
    index = section.parentIndex;
  }
  return headings.filter((heading) => !OWN_PART.test(heading)).join('/');
}

/**
 * Reads the formulaic sentences of a document into facts with source_kind narrative: totals, changes, growth,
 * shares, completion, accounts by 类款项, 三公, procurement, staff, self-evaluation. A change, a growth, a share
 * and a completion are facts of their own, named after the measure: `expenditure_total_change`, `…_growth`,
 * `…_share_of_<whole>@<fund>`, `…_completion_of_<phase>`; what falls is negative. A number whose words are no
 * known phrase makes no fact. Paragraphs give the place.
 */
export function readNarrative(document: PrintedDocument, context: NarrativeContext): readonly FactRecord[] {
  const { identity } = context;
  const names = buildCodeNames(context.tableFacts, context.codes, { year: identity.fiscalYear });
  const facts: FactRecord[] = [];
  let state: ReaderState = newState();
  let section: number | null | undefined;
  let part: 'own' | 'attached' | 'glossary' = 'own';
  for (const paragraph of document.paragraphs) {
    const plain = toPlainText(paragraph.text);
    if (paragraph.role === 'contents' || paragraph.role === 'table_line') continue;
    part = partAfter(plain, part);
    if (part === 'glossary') continue;
    if (paragraph.sectionIndex !== section && paragraph.role === 'body') {
      state = { ...newState(), head: state.head, subject: state.subject, list: state.list };
      section = paragraph.sectionIndex;
    }
    if (!CONTINUES.test(plain)) state.subject = undefined;
    const headings = headingsAbove(document, paragraph);
    const own: SectionContext = { documentKind: identity.documentKind, year: identity.fiscalYear, headings, names };
    state.className =
      /(?:^|\/)(?:\([^()]*\))?([^/()]*)\(类\)/u.exec(headings)?.[1] ??
      /^(?:\([^()]*\))?([^()]*)\(类\)(?:支出)?$/u.exec(plain)?.[1] ??
      state.className;
    const read = part === 'own' ? readParagraph(plain, own, state) : [];
    const statements =
      paragraph.role === 'body' ? [...read, ...readRest(plain, read, part === 'own' ? own.year : null)] : read;
    const reasons = findReasons(paragraph.text, statements);
    statements.forEach((statement, order) =>
      facts.push(
        toFact(statement, {
          factId: recordId('fact', document.documentId, 'narrative', paragraph.index, order, statement.measure),
          documentId: document.documentId,
          paragraph: paragraph.index,
          at: paragraph.places[0],
          reason: reasons[order] ?? null,
          codePrinted: CODE_PRINTED.test(plain),
          context,
        }),
      ),
    );
  }
  return [...facts, ...readForms(document, context)];
}

function partAfter(plain: string, part: 'own' | 'attached' | 'glossary'): 'own' | 'attached' | 'glossary' {
  if (GLOSSARY_PART.test(plain)) return 'glossary';
  if (ATTACHED_PART.test(plain)) return 'attached';
  return OWN_PART.test(plain) ? 'own' : part;
}

/** Amounts that no reader of the accounts took, by the words that name them. */
function readRest(plain: string, read: readonly Statement[], year: number | null): readonly Statement[] {
  return readStatedAmounts(plain, new Set(read.map(({ printed }) => printed))).map((stated) => ({
    measure: 'stated_amount',
    fund: null,
    phase: null,
    code: undefined,
    project: null,
    sign: 1,
    ...stated,
    year: stated.year ?? year,
  }));
}

function readParagraph(plain: string, context: SectionContext, state: ReaderState): readonly Statement[] {
  const base = { year: context.year, code: undefined, project: null, sign: 1 } as const;
  const entry = state.list === undefined ? undefined : readListEntry(plain);
  if (entry !== undefined) return readEntry(entry, context, state);
  const statements: Statement[] = [];
  for (const count of readStaff(plain)) {
    statements.push({
      ...base,
      measure: count.measure,
      fund: null,
      phase: null,
      label: count.label,
      printed: count.printed,
      unit: 'persons',
    });
  }
  for (const thing of readThings(plain)) {
    const phase = thing.isFlow ? (context.documentKind === 'budget' ? 'approved' : 'executed') : null;
    statements.push({
      ...base,
      measure: thing.measure,
      fund: null,
      phase,
      label: thing.label,
      printed: thing.printed,
      unit: thing.unit,
    });
  }
  for (const none of readNone(plain)) {
    statements.push({
      ...base,
      measure: none.measure,
      fund: none.fund,
      phase: context.documentKind === 'budget' ? 'approved' : 'executed',
      label: none.label,
      printed: '无',
      unit: '万元',
    });
  }
  const performance = readPerformance(plain, context);
  statements.push(...performance);
  if (performance.length === 0) {
    for (const sentence of plain.split('。')) statements.push(...readSentence(sentence, context, state));
    const code = findCode(plain, context, state);
    if (code === undefined && /绩效|评价/u.test(plain)) state.subject = undefined;
  }
  state.list = openedList(plain) ?? (plain.endsWith('主要用于:') ? state.list : undefined);
  return statements;
}

/** 公用经费 and 项目支出 are followed by lists of what they are for, in budgets. */
function openedList(plain: string): ReaderState['list'] {
  if (/^(?:\([一二三四五六七八九十]+\)|\d[.、])?(?:人员|公用)经费\d/u.test(plain)) return 'economic';
  return /^(?:\([一二三四五六七八九十]+\)|\d[.、])?项目支出\d/u.test(plain) ? 'projects' : undefined;
}

function readEntry(
  entry: { readonly name: string; readonly printed: string },
  context: SectionContext,
  state: ReaderState,
): readonly Statement[] {
  const phase = context.documentKind === 'budget' ? 'approved' : 'executed';
  const base = { year: context.year, sign: 1, phase, printed: entry.printed, unit: '万元', fund: 'gpb' } as const;
  if (state.list === 'projects')
    return [{ ...base, measure: 'expenditure_project', label: entry.name, code: undefined, project: entry.name }];
  const code = context.names.ofEconomicName(entry.name);
  return code === undefined ? [] : [{ ...base, measure: 'expenditure_basic', label: entry.name, code, project: null }];
}

const moneyUnit = (unit: Statement['unit']): MoneyUnit | undefined =>
  unit === '元' || unit === '万元' || unit === '亿元' ? unit : undefined;

const CODE_PRINTED = /\(\d{3}/u;

/** What running text in the cells of forms says about their project. */
function readForms(document: PrintedDocument, context: NarrativeContext): readonly FactRecord[] {
  const { identity } = context;
  return readFormTexts(document).map(({ project, label, printed, cell, tableIndex }) =>
    toFact(
      {
        measure: 'expenditure_project',
        fund: 'total',
        phase: 'approved',
        year: identity.fiscalYear,
        label: `${project}（${label}）`,
        code: undefined,
        project,
        printed,
        unit: '万元',
        sign: 1,
      },
      {
        factId: recordId('fact', document.documentId, 'form', tableIndex, cell.row, cell.column),
        documentId: document.documentId,
        paragraph: null,
        at: cell.place,
        reason: null,
        codePrinted: false,
        context,
      },
    ),
  );
}

interface FactPlace {
  readonly factId: string;
  readonly documentId: string;
  readonly paragraph: number | null;
  readonly at: Place | undefined;
  /** The reason that the text gives, as printed. */
  readonly reason: string | null;
  /** Whether the sentence prints the account's code beside its name. */
  readonly codePrinted: boolean;
  readonly context: NarrativeContext;
}

function toFact(statement: Statement, about: FactPlace): FactRecord {
  const { context, at } = about;
  const { identity } = context;
  const number = parsePrintedNumber(statement.printed);
  const value =
    number === undefined
      ? undefined
      : statement.sign < 0
        ? { ...number.value, units: -number.value.units }
        : number.value;
  const unit = moneyUnit(statement.unit);
  const isMoney = unit !== undefined;
  const amount = value === undefined || unit === undefined ? null : toYuan(value, unit);
  const classification = statement.code?.classification ?? (statement.project === null ? 'item' : 'project');
  return {
    factId: about.factId,
    cellId: null,
    documentId: about.documentId,
    regionCode: identity.regionCode,
    province: identity.province,
    city: identity.city,
    county: identity.county,
    agency: identity.agency,
    fiscalYear: statement.year,
    documentKind: identity.documentKind,
    tableKind: statement.code === undefined ? 'text.fact' : 'text.item',
    classification,
    code: statement.code?.code ?? null,
    codeName: statement.code?.codeName ?? null,
    codeLevel: statement.code?.codeLevel ?? null,
    parentCode: statement.code?.parentCode ?? null,
    ...context.harmonise({ classification, code: statement.code?.code ?? null, year: statement.year }),
    codeInferred: statement.code === undefined ? null : !about.codePrinted,
    code2: null,
    item: statement.label,
    project: statement.project,
    unitName: null,
    measure: statement.measure,
    fund: statement.fund,
    phase: statement.phase,
    amountYuan: amount,
    nullKind: statement.printed === '无' ? 'none' : null,
    countValue: isMoney || value === undefined ? null : formatDecimal(value),
    unit: isMoney ? null : statement.unit === '%' ? 'percent' : statement.unit,
    valuePrinted: statement.printed,
    unitPrinted: unit ?? null,
    sourceKind: 'narrative',
    ...toPlaceColumns(at ?? NO_PLACE),
    paragraph: about.paragraph,
    reason: about.reason,
    status: 'unchecked',
    checksHeld: '',
    checksFailed: '',
  };
}
