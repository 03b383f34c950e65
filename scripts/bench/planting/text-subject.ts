import { editRows, type Edit, type Subject } from './subject.ts';

interface Piece {
  /** Lines of a table, each its cells; or one line of text. */
  readonly rows?: readonly (readonly string[])[];
  readonly line?: string;
}

/** A text file in pieces: runs of lines with tabs are tables. */
function takeApart(text: string): readonly Piece[] {
  const pieces: { rows?: string[][]; line?: string }[] = [];
  for (const line of text.split('\n')) {
    if (!line.includes('\t')) {
      pieces.push({ line });
      continue;
    }
    const last = pieces.at(-1);
    if (last?.rows === undefined) pieces.push({ rows: [line.split('\t')] });
    else last.rows.push(line.split('\t'));
  }
  return pieces;
}

const replaceAt = (row: readonly string[], at: number, text: string): readonly string[] =>
  row.map((own, index) => (index === at ? text : own));

/** The last line of text with letters in it before a table, that is no unit: its title. */
function titleBefore(pieces: readonly Piece[], index: number): string {
  const before = pieces.slice(0, index).flatMap(({ line }) => (line === undefined || line.trim() === '' ? [] : [line]));
  return before.findLast((line) => !/^(?:单位|金额单位|编制|公开|表\s*\d)/u.test(line.trim())) ?? '';
}

/** A text file with tab-separated tables. */
export function textSubject(name: string, extension: string, text: string): Subject {
  const pieces = takeApart(text);
  const tables = pieces.flatMap((piece, index) => (piece.rows === undefined ? [] : [{ piece, index }]));
  const paragraphs = pieces.filter(({ line }) => line !== undefined && line.trim() !== '');
  const write = (edit: Edit = {}): string =>
    pieces
      .flatMap((piece) => {
        if (piece.rows === undefined) {
          const index = paragraphs.indexOf(piece);
          return [edit.paragraph?.index === index && index >= 0 ? edit.paragraph.text : (piece.line ?? '')];
        }
        const table = tables.findIndex((one) => one.piece === piece);
        return editRows(piece.rows, table, { edit, withText: replaceAt }).map((row) => row.join('\t'));
      })
      .join('\n');
  return {
    name,
    extension,
    tables: tables.map(({ piece, index }) => ({ title: titleBefore(pieces, index), rows: piece.rows ?? [] })),
    paragraphs: paragraphs.map(({ line }) => line ?? ''),
    write: (edit) => Promise.resolve(write(edit)),
  };
}
