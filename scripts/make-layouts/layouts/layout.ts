import type { Unit } from '../amount.ts';
import type { BureauName } from '../data/bureaus.ts';
import type { BalanceWords } from '../tables/balance-sides.ts';
import type { BlockTableSpec } from '../tables/block-table.ts';
import type { HeaderNode } from '../tables/header-tree.ts';
import type { OverallFormSpec } from '../tables/overall-form.ts';
import type { ProcurementSpec } from '../tables/procurement-table.ts';
import type { ProjectFormSpec } from '../tables/project-form.ts';
import type { ProjectListSpec } from '../tables/project-list.ts';
import type { SubjectTableSpec } from '../tables/subject-table.ts';
import type { ThreePublicSpec } from '../tables/three-public-table.ts';
import type { UnitSubjectSpec } from '../tables/unit-subject-table.ts';
import type { IntegratedFiscalSpec, UnitTableSpec } from '../tables/integrated-tables.ts';
import type { OperationSpec } from '../tables/operation-table.ts';
import type { EmptySpec } from '../tables/empty-table.ts';

interface BalanceSpec {
  readonly kind: string;
  readonly title: string;
  readonly words: BalanceWords;
  readonly lineNumbers: boolean;
  readonly index: boolean;
  readonly notes?: readonly string[];
}

/** One table of a layout. In texts {year}, {last}, {unit} and {agency} stand for the document's own. */
export type TableSpec =
  | ({ readonly type: 'subjects' } & SubjectTableSpec)
  | ({ readonly type: 'summary' } & BalanceSpec)
  | ({ readonly type: 'fiscal'; readonly columns: readonly HeaderNode<string>[] } & BalanceSpec)
  | ({ readonly type: 'three-pairs'; readonly pairHeads: readonly [string, string] } & BalanceSpec)
  | ({ readonly type: 'blocks' } & BlockTableSpec)
  | ({ readonly type: 'three-public'; readonly unit?: Unit } & ThreePublicSpec)
  | ({ readonly type: 'project' } & Omit<ProjectFormSpec, 'agency' | 'unit' | 'project' | 'vertical'>)
  | ({ readonly type: 'overall' } & Omit<OverallFormSpec, 'agency' | 'unit'>)
  | ({ readonly type: 'project-list' } & ProjectListSpec)
  | ({ readonly type: 'procurement' } & ProcurementSpec)
  | ({ readonly type: 'unit-subjects' } & UnitSubjectSpec)
  | ({ readonly type: 'units' } & UnitTableSpec)
  | ({ readonly type: 'integrated-fiscal' } & IntegratedFiscalSpec)
  | ({ readonly type: 'operation' } & OperationSpec)
  | ({ readonly type: 'empty' } & EmptySpec)
  | { readonly type: 'beside'; readonly tables: readonly [TableSpec, TableSpec] }
  | { readonly type: 'under-one-title'; readonly tables: readonly [TableSpec, TableSpec] };

/** How the bureaus of a province lay out one kind of disclosure. */
export interface ProvinceLayout {
  readonly id: string;
  /** First two digits of the districts' codes. */
  readonly provinces: readonly string[];
  readonly documentKind: 'final' | 'budget' | 'performance';
  /** Words for {agency} and {year}. */
  readonly documentTitle: string;
  readonly units: readonly Unit[];
  readonly withFund: boolean;
  readonly projects: number;
  /** `{n}` is the number of the table, from 1. */
  readonly formNumber: string;
  /** Kinds of bodies that print it; the health-insurance bureau where none is named. */
  readonly bureaus?: readonly BureauName[];
  /** How the body names its place: with its city, or by the county's name alone. */
  readonly placeName?: 'with-city' | 'county';
  readonly tables: readonly TableSpec[];
}
