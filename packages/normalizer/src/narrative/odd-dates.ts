import type { DocumentRecord, Finding, Place, PrintedDocument } from '@mingzhang/schema';
import { firstPlace } from '../first-place.ts';
import { toPlainText, yearsIn } from '../plain-text.ts';

/** 截止2022年底…车辆3辆: what there was at the end of a year; aims (截至年底力争) name no such thing. */
const END_OF_YEAR =
  /截[至止](?:到)?(20\d\d)年(?:底|末|年底|年末|12月(?:31日|底)?)[^。;]{0,40}?(?:车辆|设备|编制|实有|在职)/u;
/** 自评得分93分 …: 本部门2022年: whose own year the self-evaluation is about. */
const OWN_YEAR = /[本我](?:部门|单位|局|院|委|厅|办)(20\d\d)年/u;
const PERIOD = /^(?:[一二三四五六七八九十]+、|\(?\d\)?[.、])?(?:项目)?实施(?:周期|期限|时间|年限)[:]?/u;
const QUOTE = 30;

interface Stated {
  readonly plain: string;
  readonly at: Place;
}

export interface DatedDocument {
  readonly fiscalYear: number | null;
  readonly documentKind: DocumentRecord['documentKind'];
}

/** A budget is made before its year has ended, so it cannot say what there was at the end of it. */
function futureDate({ plain, at }: Stated, year: number): readonly Finding[] {
  const found = END_OF_YEAR.exec(plain);
  if (found === null || Number(found[1]) < year) return [];
  return [
    {
      code: 'text.future_date',
      severity: 'warning',
      cause: 'document',
      at,
      year: String(year),
      quote: found[0].slice(0, QUOTE),
    },
  ];
}

const otherYear = (
  at: Place,
  years: { readonly printed: number; readonly expected: number },
  quote: string,
): Finding => ({
  code: 'text.other_year',
  severity: 'warning',
  cause: 'document',
  at,
  printed: String(years.printed),
  expected: String(years.expected),
  quote: quote.slice(0, QUOTE),
});

/** A self-evaluation of this year that speaks of the body's last one. */
function evaluatedYear({ plain, at }: Stated, expected: number): readonly Finding[] {
  if (!plain.includes('自评得分')) return [];
  const found = OWN_YEAR.exec(plain);
  const printed = Number(found?.[1]);
  return found === null || printed === expected ? [] : [otherYear(at, { printed, expected }, plain.slice(found.index))];
}

/** A project of this year's budget whose period had ended before. */
function endedPeriod(stated: Stated, next: Stated | undefined, expected: number): readonly Finding[] {
  const heading = PERIOD.exec(stated.plain);
  if (heading === null) return [];
  const own = stated.plain.slice(heading[0].length);
  const { plain, at } = own === '' && next !== undefined ? next : { plain: own, at: stated.at };
  const last = Math.max(...yearsIn(plain));
  return Number.isFinite(last) && last < expected ? [otherYear(at, { printed: last, expected }, plain)] : [];
}

/** Dates that do not go with the year of the document: not yet come, or of the year before. */
export function findOddDates(
  document: PrintedDocument,
  { fiscalYear, documentKind }: DatedDocument,
): readonly Finding[] {
  if (fiscalYear === null) return [];
  const stated = document.paragraphs
    .filter(({ role }) => role !== 'contents' && role !== 'table_line')
    .map(({ text, places }): Stated => ({ plain: toPlainText(text), at: firstPlace(places) }));
  return stated.flatMap((one, index): readonly Finding[] =>
    documentKind === 'budget'
      ? [...futureDate(one, fiscalYear), ...endedPeriod(one, stated[index + 1], fiscalYear)]
      : evaluatedYear(one, fiscalYear),
  );
}
