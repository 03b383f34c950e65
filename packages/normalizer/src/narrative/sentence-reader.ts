import type { FactRecord } from '@mingzhang/schema';
import type { CodeFields, CodeNames } from './code-path.ts';
import { findNumbers, type NumberToken } from './number-token.ts';
import { readPart } from './named-part.ts';
import { findQuantity, FUND_OF_HEADING, type Quantity } from './quantity-words.ts';
import { withoutReasons } from './reason-clause.ts';
import { wholeOfShare } from './share-whole.ts';

type Phase = NonNullable<FactRecord['phase']>;
type Fund = NonNullable<FactRecord['fund']>;

/** What is counted that is no money. */
export type CountUnit = 'persons' | 'points' | 'vehicles' | 'items' | 'groups' | 'batches';

/** What a number of a sentence says, before it becomes a fact. */
export interface Statement {
  readonly measure: string;
  readonly fund: Fund | null;
  readonly phase: Phase | null;
  readonly year: number | null;
  readonly label: string;
  readonly code: CodeFields | undefined;
  readonly project: string | null;
  readonly printed: string;
  readonly unit: '元' | '万元' | '亿元' | '%' | CountUnit;
  /** −1 for 减少 and 下降. */
  readonly sign: 1 | -1;
}

/** What a number after it may be about. */
export interface Subject {
  readonly measure: string;
  readonly fund: Fund | null;
  readonly label: string;
  readonly code?: CodeFields | undefined;
  readonly project?: string | null;
  /** 收入总计、支出总计均增加: the other of two that change together. */
  readonly twin?: Subject;
}

export interface SectionContext {
  readonly documentKind: FactRecord['documentKind'];
  readonly year: number | null;
  /** Headings from the outermost to the one that the paragraph stands under, plain. */
  readonly headings: string;
  readonly names: CodeNames;
}

/** What is carried from sentence to sentence. */
export interface ReaderState {
  subject: Subject | undefined;
  /** What 其中 divides: the whole of the shares that follow. */
  head: Subject | undefined;
  list: 'projects' | 'economic' | undefined;
  /** 类 that a heading or an earlier sentence named. */
  className: string | undefined;
  /** The last difference was one from this year's budget; so is the rate behind it. */
  againstBudget: boolean;
}

export const newState = (): ReaderState => ({
  subject: undefined,
  head: undefined,
  list: undefined,
  className: undefined,
  againstBudget: false,
});

const THREE_PUBLIC = /^(?:three_public|overseas|vehicle|official|meeting|training|agency_operating)/u;

function fundOf(quantity: Quantity, context: SectionContext, before: string): Fund | null {
  if (quantity.fund !== undefined) return quantity.fund;
  if (/^procurement|^agency|^performance/u.test(quantity.measure)) return 'total';
  if (THREE_PUBLIC.test(quantity.measure))
    return /一般公共预算/u.test(`${context.headings}/${before}`) ? 'gpb' : 'fiscal';
  const said = FUND_OF_HEADING.find(([pattern]) => pattern.test(before));
  if (said !== undefined) return said[1];
  const heading = FUND_OF_HEADING.find(([pattern]) => pattern.test(context.headings));
  if (heading !== undefined) return heading[1];
  return quantity.measure === 'personnel' || quantity.measure === 'public' ? 'gpb' : 'total';
}

/** 支出合计 of one budget is the year's own in final accounts and the whole in a budget. */
const labelOf = (quantity: Quantity, context: SectionContext): string =>
  quantity.label === '支出合计' ? (context.documentKind === 'budget' ? '支出总计' : '本年支出合计') : quantity.label;

interface ReadPhase {
  readonly phase: Phase | null;
  readonly year: number | null;
  /** The words before the number without those about the phase. */
  readonly rest: string;
}

const PHASES: readonly (readonly [RegExp, Phase | 'prior'])[] = [
  [/(20\d\d)年(?:当年)?(?:预算)?(?:执行数|决算数?)(?:为|是)?$/u, 'prior'],
  [/年初预算(?:数)?(?:为|是)?$/u, 'approved'],
  [/全年预算(?:数)?(?:为|是)?$/u, 'adjusted'],
  [/(?:支出)?决算(?:数)?(?:为|是)?$/u, 'executed'],
  [/(?<!预算)执行数(?:为|是)?$/u, 'executed'],
  [/(?:20\d\d)年预算(?:安排|数)(?:为|是)?$/u, 'approved'],
];

function readPhase(before: string, context: SectionContext): ReadPhase {
  const own: Phase = context.documentKind === 'budget' ? 'approved' : 'executed';
  for (const [pattern, phase] of PHASES) {
    const found = pattern.exec(before);
    if (found === null) continue;
    const rest = before.slice(0, found.index);
    if (phase !== 'prior') return { phase, year: context.year, rest };
    const year = Number(found[1]);
    const prior = context.year !== null && year < context.year;
    return { phase: prior ? 'prior_executed' : own, year: prior ? year : context.year, rest };
  }
  return { phase: own, year: statedYear(before) ?? context.year, rest: before };
}

/** The year that a sentence says it is about, unless it only compares with it. */
function statedYear(before: string): number | undefined {
  const found = [...before.matchAll(/(?<![比较与和])(20\d\d)年(?!末|底|\d|初)/gu)].at(-1);
  return found === undefined || /(?:比|较|与|相比)/u.test(before.slice(0, found.index)) ? undefined : Number(found[1]);
}

const PATH = /([^,;:。、.()“”\d]*)\((\d{3})?类\)(?:支出)?([^,;:。()“”]*)\((\d{2})?款\)([^,;:。()“”]*)\((\d{2})?项\)/u;
const SHORT_PATH = /([^,;:。()“”\d.、]+)\(款\)([^,;:。()“”]+)\(项\)/u;
const CLASS_ONLY = /([^,;:。()“”\d.、]+)\(类\)(?:支出)?$/u;
const WITH_DIGITS = /([^,;:。()“”\d.、]+)\((\d{3}(?:\d{2}){0,2})\)(?:支出)?$/u;

/** 2101501行政运行：年初预算600万元. */
const PREFIX_DIGITS =
  /^(?:\(\d{1,2}\)|\d{1,2}[.、])?(2\d{4}(?:\d{2})?)([\u4e00-\u9fff]{2,25}?)(?:支出)?(?=[:,\d]|年初|20\d\d年)/u;

/** The account that a sentence names by 类, 款 and 项, or by its code in brackets. */
export function findCode(text: string, context: SectionContext, state: ReaderState): CodeFields | undefined {
  const before = PREFIX_DIGITS.exec(text);
  if (before !== null) return context.names.ofDigits(before[1] ?? '', before[2] ?? '');
  // All of the patterns try every character as a beginning; few sentences have what they need.
  if (!text.includes('(')) return undefined;
  const digits = WITH_DIGITS.exec(text);
  if (digits !== null) return context.names.ofDigits(digits[2] ?? '', digits[1] ?? '');
  const path = PATH.exec(text);
  if (path !== null) {
    const [, className = '', classDigits, group = '', groupDigits, item = '', itemDigits] = path;
    if (classDigits !== undefined && groupDigits !== undefined && itemDigits !== undefined)
      return context.names.ofDigits(`${classDigits}${groupDigits}${itemDigits}`, item);
    return context.names.ofPath([className, group, item]);
  }
  const short = SHORT_PATH.exec(text);
  if (short !== null) return context.names.ofPath([state.className ?? '', short[1] ?? '', short[2] ?? '']);
  const only = CLASS_ONLY.exec(text);
  return only === null ? undefined : context.names.ofPath([only[1] ?? '']);
}

const CHANGE = /(增加|减少|增长|下降|上升|提高|压减)了?$/u;
const DOWN = /减少|下降|降低|压减/u;
const COMPARED = /(?:[,;]?(?:比|较|与)(?:上年|去年|20\d\d年)[^,;]*?(?:相比)?[,]?)?(?:[^,;]*?(?:总计|总计各|各|均)?)?$/u;

/** Reads one sentence, with what earlier sentences of the section were about. */
export function readSentence(sentence: string, context: SectionContext, state: ReaderState): readonly Statement[] {
  const text = withoutReasons(sentence);
  const statements: Statement[] = [];
  const named = findCode(text, context, state);
  if (named !== undefined) state.subject = codeSubject(named, context);
  else divideWhole(text, context, state);
  for (const token of findNumbers(text)) statements.push(...readToken(token, text, context, state));
  return statements;
}

/** “三公”经费支出决算中，因公出国费支出0万元，占0%: what is named before 中 is what the shares behind it divide. */
const DIVIDED = /^(?:20\d\d年度?)?([^,;:。]*?)(?:支出)?(?:决算|预算)(?:数|支出)?中[,:]/u;

function divideWhole(text: string, context: SectionContext, state: ReaderState): void {
  const named = DIVIDED.exec(text)?.[1];
  const quantity = named === undefined ? undefined : findQuantity(named);
  if (named === undefined || quantity === undefined || quantity.measure === 'both') return;
  state.head = {
    measure: quantity.measure,
    fund: fundOf(quantity, context, named),
    label: labelOf(quantity, context),
  };
}

function codeSubject(code: CodeFields, context: SectionContext): Subject {
  const fund =
    FUND_OF_HEADING.find(([pattern]) => pattern.test(context.headings))?.[1] ??
    (context.documentKind === 'budget' ? 'total' : 'gpb');
  return {
    measure: 'expenditure_total',
    fund,
    label: code.codeName ?? (code.said === '' ? (code.code ?? '') : code.said),
    code,
  };
}

function readToken(
  token: NumberToken,
  text: string,
  context: SectionContext,
  state: ReaderState,
): readonly Statement[] {
  if (token.unit === '人' || token.unit === '名') return [];
  const before = token.before.replace(/^[,;、)”]+/u, '');
  if (/其中|包括|以下方面/u.test(before) && state.subject !== undefined) state.head = state.subject;
  if (token.unit === '%') return readPercent(token, before, context, state);
  if (CHANGE.test(before)) return readChange(token, text.slice(0, token.start), { context, state });
  return readAmount(token, before, text, { context, state });
}

interface Reading {
  readonly context: SectionContext;
  readonly state: ReaderState;
}

const asStatement = (subject: Subject, token: NumberToken, rest: Partial<Statement>): Statement => ({
  measure: subject.measure,
  fund: subject.fund,
  phase: null,
  year: null,
  label: subject.label,
  code: subject.code,
  project: subject.project ?? null,
  printed: token.unit === '%' ? `${token.printed}%` : token.printed,
  unit: token.unit === '%' ? '%' : token.unit === '元' || token.unit === '亿元' ? token.unit : '万元',
  sign: 1,
  ...rest,
});

function readAmount(
  token: NumberToken,
  before: string,
  text: string,
  { context, state }: Reading,
): readonly Statement[] {
  const { phase, year, rest } = readPhase(before, context);
  const code = findCode(rest, context, state);
  if (code !== undefined) state.subject = codeSubject(code, context);
  if (code === undefined && /\([^()]*[款项]\)/u.test(rest)) {
    state.subject = undefined;
    return [];
  }
  const quantity = code === undefined ? quantityOf(rest) : undefined;
  if (quantity !== undefined) {
    const fund = isBeside(token, quantity, state) ? (state.subject?.fund ?? null) : fundOf(quantity, context, rest);
    const phaseOf = phaseOfQuantity(quantity, before, phase, context);
    if (quantity.measure === 'both') {
      const both = [
        { measure: 'revenue_total', fund, label: '收入总计' },
        { measure: 'expenditure_total', fund, label: '支出总计' },
      ] as const;
      state.subject = { ...both[0], twin: both[1] };
      return both.map((subject) => asStatement(subject, token, { phase: phaseOf, year }));
    }
    const isTopRevenue = quantity.measure === 'revenue_fiscal' && fund === 'fiscal' && rest.endsWith('总计');
    state.subject = {
      measure: isTopRevenue && context.documentKind !== 'budget' ? 'revenue_total' : quantity.measure,
      fund,
      label: isTopRevenue ? '收入总计' : labelOf(quantity, context),
    };
    return [asStatement(state.subject, token, { phase: phaseOf, year })];
  }
  const part = readPart(rest, text.slice(0, token.start), { context, state });
  if (part !== undefined) {
    if (part.project === undefined) state.subject = part;
    return [asStatement(part, token, { phase, year })];
  }
  const onlyPhase = rest.replace(/[,;:、“”]/gu, '') === '' || (code !== undefined && state.subject !== undefined);
  if (!onlyPhase && !isContinuation(rest)) {
    state.subject = undefined;
    return [];
  }
  if (state.subject === undefined || (rest === before && code === undefined && !isBehindPath(text, token))) return [];
  return [asStatement(state.subject, token, { phase: phaseOfSubject(state.subject, phase), year })];
}

/** 评价涉及一般公共预算支出3000万元 is what an evaluation looks at, not the budget. */
function quantityOf(rest: string): Quantity | undefined {
  const quantity = findQuantity(rest);
  const isPart = /涉及[^,;。]*$/u.test(rest) && quantity?.measure !== 'performance_target';
  return isPart ? undefined : quantity;
}

/** 一般公共预算财政拨款本年收入…、上年结转0万元: carried over within the same budget. */
const isBeside = (token: NumberToken, quantity: Quantity, state: ReaderState): boolean =>
  token.before.startsWith('、') &&
  quantity.measure === 'carryover_opening' &&
  state.subject?.measure === 'revenue_fiscal' &&
  !FUND_OF_HEADING.some(([pattern]) => pattern.test(token.before));

/** “…（项）”25.77万元: the number stands right behind the account's name. */
const isBehindPath = (text: string, token: NumberToken): boolean =>
  /\([^()]*项\)(?:支出)?”?$/u.test(text.slice(0, token.start));
const isContinuation = (rest: string): boolean => /\((?:\d{2})?项\)(?:支出)?$|^20\d\d年?$/u.test(rest);

/** 预算数 of 三公 tables in final accounts is the adjusted one. */
const phaseOfSubject = (subject: Subject, phase: Phase | null): Phase | null =>
  phase === 'approved' && THREE_PUBLIC.test(subject.measure) && subject.measure !== 'agency_operating'
    ? 'adjusted'
    : phase;

function phaseOfQuantity(
  quantity: Quantity,
  before: string,
  phase: Phase | null,
  context: SectionContext,
): Phase | null {
  if (context.documentKind === 'budget') return phase;
  const isBudget =
    /预算(?:支出|安排|数|数为|为|支出总额)?$/u.test(before.replace(/(?:为|是|共|:)$/u, '')) && phase !== 'approved';
  if (THREE_PUBLIC.test(quantity.measure) && (isBudget || phase === 'approved')) return 'adjusted';
  return isBudget && quantity.measure.startsWith('procurement') ? 'approved' : phase;
}

/** 财政拨款收入…，其中…政府性基金拨款收入0万元，财政拨款收入较上年减少: the whole, not the part named last. */
function wholeNamedAgain(own: Quantity, before: string, { context, state }: Reading): Subject | undefined {
  const { head } = state;
  const isHead = head?.measure === own.measure && head.fund === fundOf(own, context, before);
  return isHead ? head : undefined;
}

/** 决算数比预算数减少2万元: how far the outturn is from this year's budget, no change against the year before. */
const AGAINST_BUDGET =
  /(?:比|较|与|低于|高于)(?:本年|当年|年初|全年|调整)*预算(?:数|安排|支出)*(?:相比)?[,]?(?:增加|减少|增长|下降|上升|提高|压减)了?$/u;
const isAgainstBudget = (before: string, { documentKind }: SectionContext): boolean =>
  documentKind !== 'budget' && AGAINST_BUDGET.test(before);

function readChange(token: NumberToken, said: string, { context, state }: Reading): readonly Statement[] {
  const changed = CHANGE.exec(token.before);
  const before = said
    .slice(said.length - token.before.length)
    .replace(CHANGE, '')
    .replace(/^[,;、)”]+/u, '');
  const word = changed?.[1] ?? '';
  const own =
    findQuantity(before.replace(COMPARED, '')) ??
    findQuantity(before.replace(/(?:比|较|与)[^,;]*$/u, '').replace(/,$/u, ''));
  const subject = state.subject;
  state.againstBudget = isAgainstBudget(token.before, context);
  if (subject === undefined || state.againstBudget) return [];
  const same = own === undefined || own.measure === subject.measure || own.measure === 'both';
  // 本部门预算支出较上年减少: about a quantity that the sentence names again.
  const whole =
    own === undefined || !/其中|包括/u.test(said) ? undefined : wholeNamedAgain(own, before, { context, state });
  const about =
    whole ??
    (same ? subject : { measure: own.measure, fund: fundOf(own, context, before), label: labelOf(own, context) });
  state.subject = about;
  return withTwin(about).map((each) =>
    asStatement({ ...each, measure: `${each.measure}_change` }, token, {
      phase: ownPhase(context),
      year: context.year,
      sign: DOWN.test(word) ? -1 : 1,
    }),
  );
}

const withTwin = (subject: Subject): readonly Subject[] =>
  subject.twin === undefined ? [subject] : [subject, subject.twin];

const ownPhase = (context: SectionContext): Phase => (context.documentKind === 'budget' ? 'approved' : 'executed');

function readPercent(
  token: NumberToken,
  before: string,
  context: SectionContext,
  state: ReaderState,
): readonly Statement[] {
  const subject = state.subject;
  if (subject === undefined) return [];
  const about = { phase: ownPhase(context), year: context.year };
  const growth = CHANGE.exec(before);
  if (growth !== null) {
    if (isAgainstBudget(before, context) || (state.againstBudget && /^[,、;(]?(?:增|减|下|上|提|压)/u.test(before)))
      return [];
    const sign = DOWN.test(growth[1] ?? '') ? -1 : 1;
    return withTwin(subject).map((each) =>
      asStatement({ ...each, measure: `${each.measure}_growth` }, token, { ...about, sign }),
    );
  }
  if (/完成(?:了)?(?:年初|全年|当年)?预算(?:数)?的?$/u.test(before)) {
    const base = before.includes('年初') ? 'approved' : before.includes('全年') ? 'adjusted' : 'budget';
    return [asStatement({ ...subject, measure: `${subject.measure}_completion_of_${base}` }, token, about)];
  }
  const share = /占([^,;。]*?)的?$/u.exec(before);
  if (share === null) return [];
  const said = share[1] ?? '';
  const whole = wholeOfShare(subject, said, state);
  if (
    whole === undefined ||
    whole.measure === 'both' ||
    (whole.measure === subject.measure && whole.fund === subject.fund && subject.code === undefined)
  )
    return [];
  return [
    asStatement(
      { ...subject, measure: `${subject.measure}_share_of_${whole.measure}@${whole.fund ?? ''}` },
      token,
      about,
    ),
  ];
}
