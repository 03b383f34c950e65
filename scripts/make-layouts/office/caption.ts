import type { LayoutDocument } from '../document.ts';
import type { Table } from '../model.ts';
import type { OfficeLook } from './office-look.ts';

/** One line above a table. */
export interface CaptionLine {
  readonly type: 'title' | 'side' | 'pair';
  readonly left: string;
  readonly right: string;
}

/** The title as it stands on its line: with the form number where that is printed before it. */
export const printedTitle = (table: Table, title: string, { look }: LayoutDocument): string =>
  title !== '' && table.formNumber !== '' && look.formPlace === 'before-title' ? `${table.formNumber} ${title}` : title;

/** Title, form number, agency and unit of a table, from top to bottom. */
export function captionLines(
  table: Table,
  title: string,
  about: { document: LayoutDocument; office: OfficeLook },
): CaptionLine[] {
  const { document, office } = about;
  const { look } = document;
  const lines: CaptionLine[] = [];
  const side = (left: string, right: string): CaptionLine => ({ type: 'side', left, right });
  const form = look.formPlace === 'none' ? '' : table.formNumber;
  const unit = table.unit === '' ? '' : `${office.unitWord}${table.unit}`;
  if (form !== '' && look.formPlace === 'above-left') lines.push(side(form, ''));
  if (form !== '' && look.formPlace === 'above-right') lines.push(side('', form));
  const printed = printedTitle(table, title, document);
  if (title !== '')
    lines.push({ type: 'title', left: office.spacedTitle ? [...printed].join(' ') : printed, right: '' });
  if (form !== '' && look.formPlace === 'below-title') lines.push(side('', form));
  const agency =
    look.unitPlace === 'with-agency' || office.agencyWord !== '' ? `${office.agencyWord}${document.agency}` : '';
  if (unit !== '' || agency !== '') lines.push({ type: 'pair', left: agency, right: unit });
  return lines;
}
