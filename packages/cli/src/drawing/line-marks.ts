import type { Box, Paragraph, PrintedDocument, PrintedTable } from '@mingzhang/schema';
import type { SeenLine, SeenPage } from '@mingzhang/extractor';
import { say, type Language } from '../language.ts';
import { chipHeight, drawChip } from './chip.ts';
import { COLOURS } from './palette.ts';
import { element } from './svg.ts';

const CHIP_SIZE = 4.6;
const LEVELS = ['一', '二', '三', '四'];

/** Lines outside tables: lightly boxed; titles, units and headings named; page furniture crossed out. */
export function drawLines(page: SeenPage, document: PrintedDocument, language: Language): string {
  return findLines(page, document)
    .map((line) => {
      if (line.furniture) return drawBox(line.box, COLOURS.furniture) + crossOut(line.box);
      const paragraph = findParagraph(line, page.number, document.paragraphs);
      if (paragraph?.role === 'heading')
        return drawNamed(line.box, COLOURS.heading, headingName(paragraph, document, language));
      if (paragraph?.role !== 'table_line') return drawBox(line.box, COLOURS.text);
      const table = document.tables.find(({ index }) => index === paragraph.tableIndex);
      return drawNamed(
        line.box,
        COLOURS.tableLine,
        table === undefined ? '' : tableLineName(line.text, table, language),
      );
    })
    .join('');
}

/** Of a recognised page only the document knows the text. */
function findLines(page: SeenPage, document: PrintedDocument): readonly SeenLine[] {
  if (page.lines.length > 0 || page.trust === 'trusted') return page.lines;
  return document.paragraphs.flatMap(({ text, places }) =>
    places.flatMap((place) =>
      place.page === page.number && place.box !== null ? [{ box: place.box, text, furniture: false }] : [],
    ),
  );
}

function drawBox({ x0, y0, x1, y1 }: Box, colour: string): string {
  return element('rect', {
    x: x0 - 1,
    y: y0 - 0.5,
    width: x1 - x0 + 2,
    height: y1 - y0 + 1,
    fill: colour,
    'fill-opacity': 0.05,
    stroke: colour,
    'stroke-opacity': 0.7,
    'stroke-width': 0.45,
  });
}

function crossOut({ x0, y0, x1, y1 }: Box): string {
  const style = { stroke: COLOURS.ruling, 'stroke-width': 0.8, 'stroke-opacity': 0.75 };
  return (
    element('line', { x1: x0 - 1, y1: y0, x2: x1 + 1, y2: y1, ...style }) +
    element('line', { x1: x0 - 1, y1, x2: x1 + 1, y2: y0, ...style })
  );
}

function drawNamed(box: Box, colour: string, name: string): string {
  if (name === '') return drawBox(box, colour);
  const y = box.y0 - chipHeight(CHIP_SIZE) / 2;
  return drawBox(box, colour) + drawChip(name, { x: box.x0 - 1, y }, { colour, size: CHIP_SIZE });
}

/** The paragraph whose place on the page holds the middle of the line, with its text if several overlap. */
function findParagraph(line: SeenLine, page: number, paragraphs: readonly Paragraph[]): Paragraph | undefined {
  const x = (line.box.x0 + line.box.x1) / 2;
  const y = (line.box.y0 + line.box.y1) / 2;
  const holding = paragraphs.filter(({ places }) =>
    places.some((place) => place.page === page && place.box !== null && contains(place.box, x, y)),
  );
  return holding.find(({ text }) => compact(text).includes(compact(line.text))) ?? holding[0];
}

const contains = (box: Box, x: number, y: number): boolean => x >= box.x0 && x <= box.x1 && y >= box.y0 && y <= box.y1;
const compact = (text: string): string => text.replaceAll(/\s+/gu, '');

function headingName(paragraph: Paragraph, document: PrintedDocument, language: Language): string {
  const section = document.sections.find(({ index }) => index === paragraph.sectionIndex);
  if (section === undefined) return '';
  return say(language, { zh: `${LEVELS[section.level - 1] ?? section.level}级标题`, en: `heading ${section.level}` });
}

/** What a line says of its table: it may be several things at once, such as form number and unit. */
function tableLineName(text: string, table: PrintedTable, language: Language): string {
  const line = compact(text);
  if (table.notes.some((note) => isPartOf(line, note))) return say(language, { zh: '注', en: 'note' });
  const names = [
    { told: isPartOf(line, table.title), zh: '表题', en: 'title' },
    { told: table.formNumber !== '' && line.includes(table.formNumber), zh: '表号', en: 'form' },
    {
      told: table.unitPrinted !== '' && line.includes(table.unitPrinted) && /单位|金额/u.test(line),
      zh: '单位',
      en: 'unit',
    },
    { told: table.compiledBy !== '' && line.includes(table.compiledBy), zh: '编制', en: 'compiled by' },
  ];
  return names.flatMap((name) => (name.told ? [say(language, name)] : [])).join('·');
}

/** A title that wraps stands on several lines. */
const isPartOf = (line: string, text: string): boolean =>
  text !== '' && line !== '' && (text.includes(line) || line.includes(text));
