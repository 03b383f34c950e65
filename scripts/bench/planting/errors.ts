import { pick } from './sequence.ts';
import type { Edit, Subject } from './subject.ts';

/** What went wrong in a bureau's file. */
export const ERROR_KINDS = [
  'digit',
  'digits swapped',
  'point shifted',
  'sign',
  'digit dropped',
  'digit added',
  'unit',
  'other year',
  'other row',
  'rows exchanged',
  'row dropped',
  'row repeated',
  'code',
  'weight',
  'text figure',
  'text percent',
  'text direction',
] as const;
export type ErrorKind = (typeof ERROR_KINDS)[number];

export interface PlantedError {
  readonly kind: ErrorKind;
  readonly edit: Edit;
  /** For people: `283.68 → 238.68`. */
  readonly said: string;
  /** Texts of the row that is there no longer, or twice, or of the exchanged ones. */
  readonly rows?: readonly (readonly string[])[];
  readonly table?: string;
}

const AMOUNT = /^-?\d[\d,]*\.\d+$/u;
const fold = (text: string): string =>
  text.normalize('NFKC').replace(/[\s，]/gu, (found) => (found === '，' ? ',' : ''));
const isAmount = (text: string): boolean => AMOUNT.test(fold(text)) && Number(fold(text).replaceAll(',', '')) !== 0;
const isForm = (title: string): boolean => /绩效|评价|评分|目标|自评|基础数据/u.test(title);

const amountOf = (text: string): number => Number(ungrouped(text));

interface Spot {
  readonly table: number;
  readonly row: number;
  readonly cell: number;
  readonly text: string;
}

function spotsOf(subject: Subject, fits: (title: string) => boolean): readonly Spot[] {
  return subject.tables.flatMap(({ title, rows }, table) =>
    fits(title)
      ? rows.flatMap((texts, row) =>
          texts.flatMap((text, cell) => (isAmount(text) ? [{ table, row, cell, text }] : [])),
        )
      : [],
  );
}

/** Digits with their places, of the number as it is written. */
const digitsOf = (text: string): readonly number[] =>
  text.split('').flatMap((letter, index) => (/\d/u.test(letter) ? [index] : []));
const putAt = (text: string, at: number, letters: string, length = 1): string =>
  `${text.slice(0, at)}${letters}${text.slice(at + length)}`;

/** One digit other than it was: off by more than one where it is the last, which rounding would explain. */
export function changeDigit(text: string, random: () => number): string {
  const places = digitsOf(text);
  const at = pick(places, random) ?? 0;
  const step = at === places.at(-1) ? 3 + Math.floor(random() * 4) : 1 + Math.floor(random() * 9);
  return putAt(text, at, `${(Number(text[at]) + step) % 10}`);
}

function swapDigits(text: string, random: () => number): string | undefined {
  const places = digitsOf(text);
  const pairs = places.flatMap((at, index) => {
    const next = places[index + 1];
    return next !== undefined && text[at] !== text[next] ? [[at, next] as const] : [];
  });
  const pair = pick(pairs, random);
  if (pair === undefined) return undefined;
  const [at, next] = pair;
  return putAt(putAt(text, at, text[next] ?? ''), next, text[at] ?? '');
}

const ungrouped = (text: string): string => text.replaceAll(/[,，]/gu, '');

function shiftPoint(text: string, random: () => number): string | undefined {
  const [whole = '', fraction = ''] = ungrouped(text).split('.');
  if (random() < 0.5 && whole.length > 1) return `${whole.slice(0, -1)}.${whole.slice(-1)}${fraction.slice(0, -1)}`;
  return fraction.length > 1 ? `${whole}${fraction[0]}.${fraction.slice(1)}0` : undefined;
}

function dropDigit(text: string, random: () => number): string | undefined {
  const whole = ungrouped(text);
  const places = digitsOf(whole).filter((at) => at < whole.indexOf('.'));
  const at = places.length > 1 ? pick(places, random) : undefined;
  return at === undefined ? undefined : putAt(whole, at, '');
}

function addDigit(text: string, random: () => number): string {
  const whole = ungrouped(text);
  const at = Math.floor(random() * whole.indexOf('.'));
  return putAt(whole, at, `${whole[at]}${whole[at]}`);
}

/** 万元 printed as yuan: the same digits ten thousand times as large. */
const inWrongUnit = (text: string): string => {
  const [whole = '', fraction = ''] = ungrouped(text).split('.');
  return `${whole}${fraction.padEnd(4, '0').slice(0, 4)}.00`;
};

/** A number of the same size that another year could have. */
function ofOtherYear(text: string, random: () => number): string {
  const number = Number(ungrouped(text));
  const decimals = text.split('.')[1]?.length ?? 2;
  return (number * (random() < 0.5 ? 0.8 + 0.15 * random() : 1.05 + 0.2 * random())).toFixed(decimals);
}

const CHANGES: Partial<Record<ErrorKind, (text: string, random: () => number) => string | undefined>> = {
  digit: changeDigit,
  'digits swapped': swapDigits,
  'point shifted': shiftPoint,
  sign: (text) => (text.startsWith('-') ? text.slice(1) : `-${text}`),
  'digit dropped': dropDigit,
  'digit added': addDigit,
  unit: inWrongUnit,
  'other year': ofOtherYear,
  weight: changeDigit,
};

function plantNumber(subject: Subject, kind: ErrorKind, random: () => number): PlantedError | undefined {
  const spots = spotsOf(subject, (title) => isForm(title) === (kind === 'weight'));
  const spot = pick(spots, random);
  const text = spot === undefined ? undefined : CHANGES[kind]?.(fold(spot.text), random);
  if (spot === undefined || text === undefined || amountOf(text) === amountOf(fold(spot.text))) return undefined;
  const table = subject.tables[spot.table]?.title ?? '';
  return { kind, edit: { cells: [{ ...spot, text }] }, said: `${spot.text} → ${text}`, table };
}

/** Numbers that stand in the same cell of the row below. */
function pairsBelow(subject: Subject): readonly (readonly [Spot, Spot])[] {
  const spots = spotsOf(subject, (title) => !isForm(title));
  const at = new Map(spots.map((spot) => [`${spot.table} ${spot.row} ${spot.cell}`, spot]));
  return spots.flatMap((spot) => {
    const below = at.get(`${spot.table} ${spot.row + 1} ${spot.cell}`);
    const rows = subject.tables[spot.table]?.rows;
    const alike = rows?.[spot.row]?.length === rows?.[spot.row + 1]?.length;
    return below !== undefined && alike && below.text !== spot.text ? [[spot, below] as const] : [];
  });
}

function plantOtherRow(subject: Subject, random: () => number): PlantedError | undefined {
  const pair = pick(pairsBelow(subject), random);
  if (pair === undefined) return undefined;
  const [spot, below] = pair;
  const table = subject.tables[spot.table]?.title ?? '';
  const said = `${spot.text} → ${below.text}`;
  return { kind: 'other row', edit: { cells: [{ ...spot, text: below.text }] }, said, table };
}

function plantExchange(subject: Subject, random: () => number): PlantedError | undefined {
  const pairs = pairsBelow(subject);
  const chosen = pick(pairs, random);
  if (chosen === undefined) return undefined;
  const [first] = chosen;
  const rows = subject.tables[first.table]?.rows ?? [];
  const [upper, lower] = [rows[first.row] ?? [], rows[first.row + 1] ?? []];
  const cells = upper.flatMap((text, cell) => {
    const other = lower[cell] ?? '';
    if (text === other || (!isAmount(text) && !isAmount(other))) return [];
    // A label beside the number of the other row is no number to exchange.
    if (![text, other].every((one) => isAmount(one) || fold(one) === '' || /^[-—0.]*$/u.test(fold(one)))) return [];
    return [
      { table: first.table, row: first.row, cell, text: other },
      { table: first.table, row: first.row + 1, cell, text },
    ];
  });
  const table = subject.tables[first.table]?.title ?? '';
  return { kind: 'rows exchanged', edit: { cells }, said: `${upper.join(' ')} ⇄ ${lower.join(' ')}`, table };
}

const CODE = /^(?:[235]\d{2}(?:\d{2}){0,2})$/u;
const codeOf = (texts: readonly string[]): string | undefined => {
  const own = texts.findIndex((text) => CODE.test(fold(text)));
  return own < 0 ? undefined : fold(texts[own] ?? '');
};

/** Rows of accounts with amounts: of 款 and 项, each printed once in its table. */
function accountRows(
  subject: Subject,
): readonly { readonly table: number; readonly row: number; readonly texts: readonly string[] }[] {
  return subject.tables.flatMap(({ title, rows }, table) =>
    isForm(title)
      ? []
      : rows.flatMap((texts, row) => {
          const code = codeOf(texts);
          const isAlone = rows.filter((other) => codeOf(other) === code).length === 1;
          return code !== undefined && code.length > 3 && isAlone && texts.some(isAmount)
            ? [{ table, row, texts }]
            : [];
        }),
  );
}

function plantRow(
  subject: Subject,
  kind: 'row dropped' | 'row repeated',
  random: () => number,
): PlantedError | undefined {
  const chosen = pick(accountRows(subject), random);
  if (chosen === undefined) return undefined;
  const { table, row, texts } = chosen;
  return {
    kind,
    edit: { row: { table, row, how: kind === 'row dropped' ? 'drop' : 'repeat' } },
    said: texts.filter((text) => text !== '').join(' '),
    rows: [texts],
    table: subject.tables[table]?.title ?? '',
  };
}

/** Another digit in the code of an account, so that it is one that the table does not print. */
function plantCode(subject: Subject, random: () => number): PlantedError | undefined {
  const chosen = pick(accountRows(subject), random);
  if (chosen === undefined) return undefined;
  const { table, row, texts } = chosen;
  const cell = texts.findIndex((text) => CODE.test(fold(text)));
  const code = fold(texts[cell] ?? '');
  const at = code.length - 1 - Math.floor(random() * 2);
  const text = putAt(code, at, `${(Number(code[at]) + 1 + Math.floor(random() * 9)) % 10}`);
  if (subject.tables[table]?.rows.some((other) => codeOf(other) === text) ?? false) return undefined;
  return {
    kind: 'code',
    edit: { cells: [{ table, row, cell, text }] },
    said: `${code} → ${text}`,
    rows: [texts],
    table: subject.tables[table]?.title ?? '',
  };
}

const IN_TEXT: Partial<Record<ErrorKind, RegExp>> = {
  'text figure': /\d[\d,]*\.\d+(?=\s*(?:万元|元|亿元))/gu,
  'text percent': /\d+\.\d+(?=\s*[%％])/gu,
  'text direction': /增加|减少|增长|下降/gu,
};
const OPPOSITE: Readonly<Record<string, string>> = { 增加: '减少', 减少: '增加', 增长: '下降', 下降: '增长' };

function plantText(subject: Subject, kind: ErrorKind, random: () => number): PlantedError | undefined {
  const pattern = IN_TEXT[kind];
  if (pattern === undefined) return undefined;
  const found = subject.paragraphs.flatMap((paragraph, index) =>
    [...paragraph.matchAll(pattern)].map((match) => ({ paragraph, index, at: match.index, text: match[0] })),
  );
  // A direction without figures beside it is an opinion.
  const fitting = found.filter(({ paragraph, at, text }) =>
    kind === 'text direction'
      ? /^\s*[\d,.]+\s*(?:万元|元|亿元|[%％])/u.test(paragraph.slice(at + text.length))
      : Number(text.replaceAll(',', '')) !== 0,
  );
  const chosen = pick(fitting, random);
  if (chosen === undefined) return undefined;
  const { paragraph, index, at, text } = chosen;
  const other = OPPOSITE[text] ?? changeDigit(text, random);
  const around = paragraph.slice(Math.max(0, at - 12), at);
  return {
    kind,
    edit: { paragraph: { index, text: putAt(paragraph, at, other, text.length) } },
    said: `${around}[${text} → ${other}]`,
  };
}

/** An error of one kind in a document; undefined where the document has no place for it. */
export function plantError(subject: Subject, kind: ErrorKind, random: () => number): PlantedError | undefined {
  switch (kind) {
    case 'other row':
      return plantOtherRow(subject, random);
    case 'rows exchanged':
      return plantExchange(subject, random);
    case 'row dropped':
    case 'row repeated':
      return plantRow(subject, kind, random);
    case 'code':
      return plantCode(subject, random);
    case 'text figure':
    case 'text percent':
    case 'text direction':
      return plantText(subject, kind, random);
    default:
      return plantNumber(subject, kind, random);
  }
}
