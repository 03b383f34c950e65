import { relative, resolve } from 'node:path';
import { UserError, type Outcome, type PrintedDocument } from '@mingzhang/schema';
import type { Context } from '../context.ts';
import { chooseTarget, writeDrawing } from './write-drawings.ts';

export interface DrawPagesOptions {
  /** A folder, or for one page a `.png`. */
  readonly out: string;
  /** 1-based; without it all pages. */
  readonly page?: number;
  readonly password?: string;
}

/**
 * Writes pictures of a document's pages with what was read drawn over them, and prints the path of each.
 * What draws is loaded here, not with the command: nothing else pays for it.
 */
export async function drawPages(
  bytes: Uint8Array,
  { value: document, findings }: Outcome<PrintedDocument>,
  { out, ...which }: DrawPagesOptions,
  { io, language }: Pick<Context, 'io' | 'language'>,
): Promise<void> {
  if (document.pages.length === 0)
    throw new UserError('draw.no_pages', 'this format has no pages to draw', {
      hint: 'leave out --draw: the text shows the same tables',
    });
  if (which.page !== undefined && !document.pages.some(({ number }) => number === which.page))
    throw new UserError('page.missing', `there is no page ${which.page} of ${document.pages.length}`, {
      hint: 'check --page',
    });
  const target = await chooseTarget(resolve(io.cwd(), out), which.page === undefined ? document.pages.length : 1);
  const { drawDocument } = await import('./draw-document.ts');
  let drawn = 0;
  for await (const page of drawDocument(bytes, { document, findings, language, ...which })) {
    const path = await writeDrawing(page, target);
    io.stdout.write(`${relative(io.cwd(), path)}\n`);
    drawn++;
  }
  if (drawn === 0)
    throw new UserError('draw.damaged', 'no page could be drawn: the file breaks off', { hint: 'download it again' });
}
