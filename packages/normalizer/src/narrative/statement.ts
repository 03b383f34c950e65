import type { FactRecord } from '@mingzhang/schema';
import type { CodeFields, CodeNames } from './code-path.ts';

export type Phase = NonNullable<FactRecord['phase']>;
export type Fund = NonNullable<FactRecord['fund']>;

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
