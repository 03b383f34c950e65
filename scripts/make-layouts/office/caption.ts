import type { LayoutDocument } from '../document.ts';
import type { Table } from '../model.ts';
import { titleLine } from '../print/table-markup.ts';
import type { OfficeLook } from './office-look.ts';

/** One line above a table. */
export interface CaptionLine {
  readonly type: 'title' | 'side' | 'pair';
  readonly left: string;
  readonly right: string;
}

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
  const printed = titleLine(table, title, look);
  if (title !== '')
    lines.push({ type: 'title', left: office.spacedTitle ? [...printed].join(' ') : printed, right: '' });
  if (form !== '' && look.formPlace === 'below-title') lines.push(side('', form));
  const agency =
    look.unitPlace === 'with-agency' || office.agencyWord !== '' ? `${office.agencyWord}${document.agency}` : '';
  if (unit !== '' || agency !== '') lines.push({ type: 'pair', left: agency, right: unit });
  return lines;
}
