/**
 * Makes documents of bureaus of other provinces whose every cell is known, and the cells a reader must find.
 *
 *   npx tsx scripts/make-layouts/main.ts --out DIR [--seed 1] [--count 12] [--only LAYOUT] [--plain] [--single] [--html] [--printer chromium|calc|writer|mixed|office|text]
 *
 * `--plain` prints all of them without anything odd: what is misread then is misunderstood, not unseen.
 * `--single` makes one document for each feature instead, plain but for that one (of every layout, or of one).
 * `office` prints by LibreOffice as workbook, as text, and as text with the printed workbook behind it, in turn.
 * `text` writes text files with tab-separated tables, hundreds in a second, without what is known of them.
 * Writes DIR/<name>.pdf and, into DIR/golden, <name>.cells.tsv, <name>.facts.tsv and <name>.features.tsv.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { composeDocument } from './compose.ts';
import type { LayoutDocument } from './document.ts';
import { writeGolden } from './golden.ts';
import { layouts } from './layouts/index.ts';
import { officeRoutes, printByOffice, type OfficeRoute } from './office/print-office.ts';
import { missingForOffice } from './office/soffice.ts';
import { missingForPrinting, printMarkup } from './print/chromium.ts';
import { finishPdf } from './print/finish-pdf.ts';
import { writeDocument } from './print/page-markup.ts';
import { createMarker, type Marked } from './print/table-markup.ts';
import { writeDocumentText } from './print/text.ts';
import { plainLook, singleFeatures } from './single-features.ts';

const { values } = parseArgs({
  options: {
    out: { type: 'string' },
    seed: { type: 'string', default: '1' },
    count: { type: 'string', default: '12' },
    only: { type: 'string' },
    plain: { type: 'boolean', default: false },
    single: { type: 'boolean', default: false },
    printer: { type: 'string', default: 'chromium' },
    html: { type: 'boolean', default: false },
  },
});

/** What is to be made: layouts in turn, or one look after another. */
function* planDocuments(): Generator<LayoutDocument> {
  const seed = Number(values.seed);
  const chosen = layouts.filter((layout) => values.only === undefined || layout.id === values.only);
  if (chosen.length === 0) throw new Error(`no layout ${values.only}`);
  if (!values.single) {
    const change = values.plain ? { change: () => plainLook } : {};
    for (let index = 0; index < Number(values.count); index++)
      yield composeDocument(chosen[index % chosen.length]!, { seed, index, ...change });
    return;
  }
  for (const [layoutIndex, layout] of chosen.entries())
    for (const [feature, change] of Object.entries(singleFeatures)) {
      const name = `${feature}~${layout.id}`;
      yield composeDocument(layout, { seed, index: layoutIndex, name, change: () => ({ ...plainLook, ...change }) });
    }
}

interface Printed {
  readonly document: LayoutDocument;
  readonly printed: Uint8Array;
  readonly marked: readonly Marked[];
}

/** How many documents one start of the office suite prints. */
const BATCH = 12;

async function* printDocuments(folder: string): AsyncGenerator<Printed> {
  const planned: { document: LayoutDocument; route: OfficeRoute }[] = [];
  for (const document of planDocuments()) {
    if (values.printer !== 'chromium') {
      const route = officeRoutes.find((name) => name === values.printer) ?? officeRoutes[planned.length % 3] ?? 'calc';
      planned.push({ document: { ...document, name: `${document.name}-${route}` }, route });
      continue;
    }
    const marker = createMarker();
    const markup = writeDocument(document, marker);
    if (values.html) writeFileSync(join(folder, `${document.name}.html`), markup);
    yield { document, printed: printMarkup(markup), marked: marker.marked };
  }
  for (let start = 0; start < planned.length; start += BATCH)
    yield* await printByOffice(planned.slice(start, start + BATCH));
}

async function makeDocuments(folder: string): Promise<void> {
  const golden = join(folder, 'golden');
  mkdirSync(golden, { recursive: true });
  for await (const { document, printed, marked } of printDocuments(folder)) {
    const { bytes, pages, places } = await finishPdf(printed);
    writeFileSync(join(folder, `${document.name}.pdf`), bytes);
    const written = writeGolden(document, marked, places);
    for (const [name, text] of Object.entries(written))
      writeFileSync(join(golden, `${document.name}.${name}.tsv`), text);
    process.stderr.write(`${document.name}: ${pages} pages, ${marked.length} cells\n`);
  }
}

function writeTexts(folder: string): void {
  mkdirSync(folder, { recursive: true });
  for (const document of planDocuments())
    writeFileSync(join(folder, `${document.name}.txt`), writeDocumentText(document));
}

const missing =
  values.printer === 'text' ? [] : values.printer === 'chromium' ? missingForPrinting() : missingForOffice();
if (values.out === undefined) {
  process.stderr.write('usage: main.ts --out DIR [--seed N] [--count N] [--only LAYOUT]\n');
  process.exitCode = 2;
} else if (missing.length > 0) {
  for (const lack of missing) process.stderr.write(`missing: ${lack}\n`);
  process.exitCode = 2;
} else if (values.printer === 'text') writeTexts(values.out);
else await makeDocuments(values.out);
