import type { CodeFields } from './code-path.ts';
import { findCode } from './named-account.ts';
import { readPart } from './named-part.ts';
import { findNumbers, type NumberToken } from './number-token.ts';
import { findQuantity, FUND_OF_HEADING, isThreePublic, type Quantity } from './quantity-words.ts';
import { withoutReasons } from './reason-clause.ts';
import { wholeOfShare } from './share-whole.ts';
import type { Fund, ReaderState, SectionContext, Statement, Subject } from './statement.ts';
import { ownPhase, phaseOfQuantity, phaseOfSubject, readPhase } from './stated-phase.ts';

function fundOf(quantity: Quantity, context: SectionContext, before: string): Fund | null {
  if (quantity.fund !== undefined) return quantity.fund;
  if (/^procurement|^agency|^performance/u.test(quantity.measure)) return 'total';
  if (isThreePublic(quantity.measure)) return /一般公共预算/u.test(`${context.headings}/${before}`) ? 'gpb' : 'fiscal';
  const said = FUND_OF_HEADING.find(([pattern]) => pattern.test(before));
  if (said !== undefined) return said[1];
  const heading = FUND_OF_HEADING.find(([pattern]) => pattern.test(context.headings));
  if (heading !== undefined) return heading[1];
  return quantity.measure === 'personnel' || quantity.measure === 'public' ? 'gpb' : 'total';
}

/** 支出合计 of one budget is the year's own in final accounts and the whole in a budget. */
const labelOf = (quantity: Quantity, context: SectionContext): string =>
  quantity.label === '支出合计' ? (context.documentKind === 'budget' ? '支出总计' : '本年支出合计') : quantity.label;

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
