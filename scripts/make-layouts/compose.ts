import { stepOf, type Unit } from './amount.ts';
import { bureaus } from './data/bureaus.ts';
import { places } from './data/places.ts';
import { sharedNames } from './data/shared-names.ts';
import { tablesOf, type Block, type LayoutDocument } from './document.ts';
import { makeFigures, type Figures } from './figures.ts';
import { fillTable, fillText, type Words } from './fill-words.ts';
import type { ProvinceLayout, TableSpec } from './layouts/layout.ts';
import { makeLook, rulings, type Look } from './look.ts';
import type { Table } from './model.ts';
import { fitTable } from './print/fit-table.ts';
import { BESIDE_SHARE } from './print/page-markup.ts';
import { writeNarrative } from './narrative.ts';
import { createRandom, type Random } from './random.ts';
import { fiscalSides, summarySides, threePairSides } from './tables/balance-sides.ts';
import { makeBlockTable } from './tables/block-table.ts';
import type { TableContext } from './tables/context.ts';
import { makeOverallForm } from './tables/overall-form.ts';
import { makeProcurementTable } from './tables/procurement-table.ts';
import { makeProjectForm } from './tables/project-form.ts';
import { makeProjectList } from './tables/project-list.ts';
import { makeSidedTable } from './tables/sided-table.ts';
import { makeSubjectTable } from './tables/subject-table.ts';
import { makeEmptyTable } from './tables/empty-table.ts';
import { integratedFiscalSides, makeUnitTable } from './tables/integrated-tables.ts';
import { makeOperationTable } from './tables/operation-table.ts';
import { makeThreePublicTable } from './tables/three-public-table.ts';
import { makeUnitSubjectTable } from './tables/unit-subject-table.ts';

export interface ComposeOptions {
  readonly seed: number;
  readonly index: number;
  /** Changes to the look, by which one feature can be shown alone. */
  readonly change?: (look: Look) => Look;
  readonly name?: string;
}

/** Puts together one document of a layout; the same seed and index give the same document. */
export function composeDocument(layout: ProvinceLayout, options: ComposeOptions): LayoutDocument {
  const random = createRandom(options.seed * 1009 + options.index * 7919);
  const place = random.pick(
    [...places, ...(layout.bureaus === undefined ? [] : sharedNames)].filter(({ code }) =>
      layout.provinces.includes(code.slice(0, 2)),
    ),
  );
  const bureau = layout.bureaus === undefined ? undefined : bureaus[random.pick(layout.bureaus)];
  const year = random.integer(2018, 2025);
  const unit = random.pick(layout.units);
  const rules = rulings[(options.index + options.seed) % rulings.length] ?? 'full';
  const made = makeLook(random, rules);
  const look = options.change?.(made) ?? made;
  const figures = makeFigures(random, {
    step: coarsestStep(layout, unit),
    withFund: layout.withFund,
    projects: layout.projects,
    ...(bureau === undefined ? {} : { bureau }),
  });
  const withCity = place.city === place.province || layout.placeName === 'with-city';
  const agency = `${withCity ? place.city : ''}${place.name}${bureau?.name ?? '医疗保障局'}`;
  const phase = layout.documentKind === 'budget' ? 'approved' : 'executed';
  const context: TableContext = { figures, year, phase, unit, numbers: look.numbers, align: look.align, random };
  const words: Words = { year: `${year}`, last: `${year - 1}`, unit: unit.name, agency };
  const maker: Maker = { layout, context, words, agency, count: 0 };
  const sheets = layout.tables.map((spec) => makeBlock(spec, maker));
  const name = options.name ?? `${layout.id}-${options.seed}-${String(options.index).padStart(3, '0')}`;
  const named = bureau?.scope === 'unit' ? layout.documentTitle.replace('部门', '单位') : layout.documentTitle;
  const title = fillText(named, words);
  const blocks = arrange({ title, agency, place: place.name, year, sheets, figures, look, duty: bureau?.duty }, random);
  const about = {
    documentKind: layout.documentKind,
    scope: bureau?.scope ?? ('department' as const),
    regionKnown: withCity || !sharedNames.some((other) => other.name === place.name),
  };
  const document: LayoutDocument = {
    name,
    layout: layout.id,
    title,
    agency,
    place,
    year,
    unit,
    look,
    blocks,
    ...about,
  };
  if (fits(document)) return document;
  const wide: LayoutDocument = { ...document, look: { ...look, page: 'landscape' } };
  if (fits(wide) || isNarrow(look)) return wide;
  // Twelve columns of yuan fit no page with wide digits: the same document with narrow ones.
  return composeDocument(layout, { ...options, change: (own) => narrowNumbers(options.change?.(own) ?? own) });
}

const isNarrow = ({ numbers }: Look): boolean => !numbers.fullWidth && !numbers.separators;

const narrowNumbers = (look: Look): Look => ({
  ...look,
  numbers: { ...look.numbers, fullWidth: false, separators: false },
});

function fits(document: LayoutDocument): boolean {
  return tablesOf(document).every(
    ({ table, place }) =>
      fitTable(table, document.look, { share: place === 'beside' ? BESIDE_SHARE : 1 }) !== undefined,
  );
}

/** A table may have a unit of its own: amounts must be whole in the coarser one. */
function coarsestStep(layout: ProvinceLayout, unit: Unit): bigint {
  const steps = layout.tables.map((spec) => (spec.type === 'three-public' ? stepOf(spec.unit ?? unit) : 1n));
  return [stepOf(unit), ...steps].reduce((most, step) => (step > most ? step : most), 1n);
}

interface Maker {
  readonly layout: ProvinceLayout;
  readonly context: TableContext;
  readonly words: Words;
  readonly agency: string;
  count: number;
}

function makeBlock(spec: TableSpec, maker: Maker): Block {
  switch (spec.type) {
    case 'beside':
      return { type: 'beside', tables: [makeTable(spec.tables[0], maker), makeTable(spec.tables[1], maker)] };
    case 'under-one-title':
      return { type: 'under-one-title', tables: spec.tables.map((table) => makeTable(table, maker)) };
    default:
      return { type: 'table', table: makeTable(spec, maker) };
  }
}

function makeTable(spec: TableSpec, maker: Maker): Table {
  maker.count++;
  const number = maker.layout.formNumber.replace(
    '{n}',
    maker.layout.formNumber.startsWith('公开') ? String(maker.count).padStart(2, '0') : `${maker.count}`,
  );
  const unit = spec.type === 'three-public' && spec.unit !== undefined ? spec.unit : maker.context.unit;
  const table = buildTable(spec, { ...maker, context: { ...maker.context, unit } });
  return fillTable({ ...table, formNumber: number }, { ...maker.words, unit: unit.name });
}

function buildTable(spec: TableSpec, { context, agency }: Maker): Table {
  const { figures, random } = context;
  switch (spec.type) {
    case 'subjects':
      return makeSubjectTable(spec, context);
    case 'summary':
      return makeSidedTable({ ...spec, sides: summarySides(spec.words, figures) }, context);
    case 'fiscal':
      return makeSidedTable({ ...spec, sides: fiscalSides(spec.words, spec.columns, figures) }, context);
    case 'three-pairs':
      return makeSidedTable({ ...spec, sides: threePairSides(spec.words, spec.pairHeads, figures) }, context);
    case 'blocks':
      return makeBlockTable(spec, context);
    case 'three-public':
      return makeThreePublicTable(spec, context);
    case 'project':
      return makeProjectForm(
        { ...spec, agency, unit: context.unit, project: '城乡医疗救助补助资金', vertical: random.chance(0.5) },
        context,
      );
    case 'overall':
      return makeOverallForm({ ...spec, agency, unit: context.unit }, context);
    case 'project-list':
      return makeProjectList(spec, [agency, agency.replace('医疗保障局', '医疗保障事务中心')], context);
    case 'procurement':
      return makeProcurementTable(spec, context);
    case 'unit-subjects':
      return makeUnitSubjectTable(spec, agency, context);
    case 'units':
      return makeUnitTable(spec, agency, context);
    case 'integrated-fiscal':
      return makeSidedTable(
        { ...spec, sides: integratedFiscalSides(spec, figures), lineNumbers: false, index: false },
        context,
      );
    case 'operation':
      return makeOperationTable(spec, context);
    case 'empty':
      return makeEmptyTable(spec, context);
    case 'beside':
    case 'under-one-title':
      throw new Error(`${spec.type} is no table`);
  }
}

interface Pieces {
  readonly title: string;
  readonly agency: string;
  readonly place: string;
  /** What a body other than the health-insurance bureau does. */
  readonly duty: string | undefined;
  readonly year: number;
  readonly sheets: readonly Block[];
  readonly figures: Figures;
  readonly look: Look;
}

/** Cover, contents, duties, tables and words about them, in the order that provinces choose. */
function arrange(pieces: Pieces, random: Random): Block[] {
  const { sheets, agency } = pieces;
  const titles = sheets.flatMap((sheet) => (sheet.type === 'table' ? [sheet.table.title] : []));
  const narrative = writeNarrative(pieces, random);
  const tables: Block[] = [{ type: 'heading', level: 1, text: '第二部分 部门公开表' }, ...sheets];
  const words: Block[] = [{ type: 'heading', level: 1, text: '第三部分 情况说明' }, ...narrative];
  return [
    { type: 'cover', lines: [pieces.title, agency] },
    { type: 'contents', ruled: random.pick(['no', 'titles', 'titles-and-pages', 'numbered']), titles },
    { type: 'heading', level: 1, text: '第一部分 部门概况' },
    { type: 'heading', level: 2, text: '一、主要职责' },
    {
      type: 'paragraph',
      text:
        pieces.duty === undefined
          ? `${agency}负责本区域医疗保障、生育保险和医疗救助工作，管理定点医药机构，组织药品和医用耗材集中采购，监督医疗保障基金的使用。`
          : `${agency}${pieces.duty}`,
    },
    { type: 'heading', level: 2, text: '二、机构设置' },
    { type: 'paragraph', text: '纳入本次公开范围的单位如下：' },
    {
      type: 'unit-list',
      names:
        pieces.duty === undefined
          ? [agency, `${pieces.place}医疗保障事务中心`, `${pieces.place}医疗保障基金核查中心`]
          : [`${agency}本级`],
    },
    ...(random.chance(0.5) ? [...tables, ...words] : [...words, ...tables]),
  ];
}
