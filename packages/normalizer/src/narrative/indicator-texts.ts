import type { Finding, IndicatorRecord, PrintedDocument } from '@mingzhang/schema';
import { firstPlace } from '../first-place.ts';
import { toPlainText } from '../plain-text.ts';

/** Shorter names (人数) stand in sentences about something else. */
const SHORTEST_NAME = 4;
const COUNT = /^(\d+(?:\.\d+)?)余?([^\d余]{0,3})$/u;

interface Counted {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
  readonly printed: string;
}

function countOf({ indicator, target, unit }: IndicatorRecord): Counted | undefined {
  const name = toPlainText(indicator ?? '');
  const found = COUNT.exec(toPlainText(`${target ?? ''}${unit ?? ''}`));
  if (found === null || name.length < SHORTEST_NAME || (found[2] ?? '') === '' || found[2] === '%') return undefined;
  return { name, value: Number(found[1]), unit: found[2] ?? '', printed: found[0] };
}

const isPowerOfTen = (ratio: number): boolean =>
  [10, 100, 1000, 10_000].some((power) => ratio === power || 1 / ratio === power);

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/gu, String.raw`\$&`);

/** 定点医药机构60余家 in a sentence, 600余家 as its indicator: a digit too many or too few. */
export function findIndicatorTexts(
  document: PrintedDocument,
  indicators: readonly IndicatorRecord[],
): readonly Finding[] {
  const counted = new Map(
    indicators.flatMap((indicator) => {
      const count = countOf(indicator);
      return count === undefined ? [] : [[`${count.name}|${count.unit}`, count] as const];
    }),
  );
  if (counted.size === 0) return [];
  const bodies = document.paragraphs
    .filter(({ role }) => role === 'body')
    .map((paragraph) => ({
      plain: toPlainText(paragraph.text),
      at: firstPlace(paragraph.places),
    }));
  return [...counted.values()].flatMap(({ name, value, unit, printed }) => {
    const said = new RegExp(`${escaped(name)}(?:共有|共|约|达|为)?(\\d+(?:\\.\\d+)?)余?${escaped(unit)}`, 'u');
    return bodies.flatMap(({ plain, at }): Finding[] => {
      const found = plain.includes(name) ? said.exec(plain) : null;
      if (found === null || !isPowerOfTen(Number(found[1]) / value)) return [];
      return [
        {
          code: 'text.indicator_differs',
          severity: 'warning',
          cause: 'document',
          at,
          subject: name,
          printed: found[0].slice(name.length),
          other: printed,
        },
      ];
    });
  });
}
