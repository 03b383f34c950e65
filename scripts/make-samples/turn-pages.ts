/** The paper of pages that are printed sideways, as `print-html.ts` asks for it: no other page has it. */
const TURNED_BOX = /\/MediaBox \[0 0 59\d(?:\.\d+)? 840(?:\.\d+)?\]/;

/**
 * The file with /Rotate 90 on every page that was printed sideways, added as an update at its end,
 * as a program that turns pages adds it. Reads the plain cross-reference table that Chromium writes.
 */
export function turnPages(pdf: Buffer): Buffer {
  const text = pdf.toString('latin1');
  const [, entries = '', previous = ''] = /trailer\s*<<([\s\S]*?)>>\s*startxref\s*(\d+)\s*%%EOF\s*$/.exec(text) ?? [];
  if (previous === '') throw new Error('no plain trailer');
  let update = '';
  const places: string[] = [];
  for (const [, id = '', dictionary = ''] of text.matchAll(/\n(\d+) 0 obj\n(<<\/Type \/Page\n[\s\S]*?)>>\nendobj/g)) {
    if (!TURNED_BOX.test(dictionary)) continue;
    places.push(`${id} 1\n${String(pdf.length + update.length).padStart(10, '0')} 00000 n \n`);
    update += `${id} 0 obj\n${dictionary}\n/Rotate 90>>\nendobj\n`;
  }
  if (places.length === 0) return pdf;
  const start = pdf.length + update.length;
  update += `xref\n${places.join('')}trailer\n<<${entries.trim()}\n/Prev ${previous}>>\nstartxref\n${start}\n%%EOF\n`;
  return Buffer.concat([pdf, Buffer.from(update, 'latin1')]);
}
