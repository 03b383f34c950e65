import { createHash } from 'node:crypto';
import type { FactRecord, Paragraph, PrintedDocument } from '@mingzhang/schema';

/** One line of `narrative-truth.tsv`: what a number of a sentence must become, or why it becomes nothing. */
export interface ListedNumber {
  readonly document: string;
  readonly place: string;
  readonly printed: string;
  readonly measure: string;
  readonly fund: string;
  readonly phase: string;
  readonly year: string;
  readonly about: string;
  readonly value: string;
}

const MONEY = /(\d[\d,]*(?:\.\d+)?)(?:万元|亿元|元|万(?=[;；。,，、]|$))/gu;

const plainText = (paragraph: Paragraph): string => paragraph.text.normalize('NFKC').replace(/\s/gu, '');

/** Paragraphs that can say an amount or that there is none, in order: their ordinal is the place of the list. */
export function placesOf(document: PrintedDocument): readonly Paragraph[] {
  return document.paragraphs.filter(
    (paragraph) =>
      paragraph.role !== 'contents' && paragraph.role !== 'table_line' && /\d|无/u.test(plainText(paragraph)),
  );
}

/** Sentences of a paragraph that hold money, each with its amounts as printed. */
export const moneySentences = (paragraph: Paragraph): readonly (readonly string[])[] =>
  plainText(paragraph)
    .split('。')
    .map((sentence) => [...sentence.matchAll(MONEY)].map((match) => match[1] ?? ''))
    .filter((amounts) => amounts.length > 0);

/** The words of a text are no part of the list: their mark is. */
const markOf = (words: string): string => createHash('sha256').update(words).digest('hex').slice(0, 8);

/** A fact as the list writes it. */
export function listFact(fact: FactRecord, about: { readonly document: string; readonly place: string }): ListedNumber {
  const words = fact.measure === 'stated_amount' ? markOf(fact.item ?? '') : (fact.item ?? '');
  return {
    ...about,
    printed: fact.valuePrinted,
    measure: fact.measure ?? '',
    fund: fact.fund ?? '',
    phase: fact.phase ?? '',
    year: `${fact.fiscalYear ?? ''}`,
    about: fact.code ?? fact.project ?? words,
    value: fact.amountYuan ?? (fact.countValue === null ? '' : `${fact.countValue} ${fact.unit}`),
  };
}
