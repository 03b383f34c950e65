// One reader in one process, for pdf-reading.ts. Plain JavaScript, because Node 20 runs no
// TypeScript and a loader that compiles on import would be measured too.
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

const root = new URL('../../', import.meta.url);

/** @typedef {(bytes: Uint8Array) => Promise<number>} ReadFile Reads all pages and returns how many there were. */

/** @type {(fontPrograms: 'skip' | 'parse') => Promise<ReadFile>} */
async function prepareOwn(fontPrograms) {
  const { openPdf } = await import(new URL('packages/extractor/dist/formats/pdf/pdf-reader.js', root).href);
  return async (bytes) => {
    const reader = await openPdf(bytes, { fontPrograms });
    for (let page = 1; page <= reader.pageCount; page++) await reader.readPage(page);
    await reader.close();
    return reader.pageCount;
  };
}

/** The whole way of the data: reading, tables, meaning, proof, and the texts of CSV and JSON Lines. */
/** @type {() => Promise<ReadFile>} */
async function prepareWhole() {
  const load = (path) => import(new URL(`packages/${path}`, root).href);
  const { setUpEngine } = await load('cli/dist/engine-settings.js');
  setUpEngine(); // as the command does
  const { readVocabulary } = await load('schema/dist/node.js');
  const { extractDocument } = await load('extractor/dist/index.js');
  const { normalizeDocument } = await load('normalizer/dist/index.js');
  const { buildAuditor } = await load('auditor/dist/index.js');
  const { formatCsvRows, formatJsonLines } = await load('exporter/dist/index.js');
  const vocabulary = await readVocabulary();
  const auditor = buildAuditor(vocabulary);
  return async (bytes) => {
    const documentId = createHash('sha256').update(bytes).digest('hex');
    const { value } = await extractDocument(bytes, { format: 'pdf', documentId, vocabulary });
    const { value: records } = normalizeDocument(value, { vocabulary, sourceFile: 'a.pdf', sourceUrl: null });
    const { facts, checks, findings } = auditor.audit(records);
    const sets = { ...records, documents: [records.document], facts, checks, findings };
    for (const name of ['documents', 'tables', 'cells', 'facts', 'indicators', 'checks', 'findings'])
      for (const format of [formatCsvRows, formatJsonLines]) Buffer.from(format(name, sets[name]));
    return value.pages.length;
  };
}

/** @type {() => Promise<ReadFile>} */
async function preparePlain() {
  // Without a canvas the import fails on these; nothing is drawn with them.
  for (const missing of ['DOMMatrix', 'ImageData', 'Path2D']) Reflect.set(globalThis, missing, class {});
  const require = createRequire(new URL('packages/extractor/package.json', root));
  const main = require.resolve('pdfjs-dist/legacy/build/pdf.mjs');
  const folder = main.slice(0, -'legacy/build/pdf.mjs'.length);
  const { getDocument } = await import(pathToFileURL(main).href);
  return async (bytes) => {
    const task = getDocument({
      data: new Uint8Array(bytes),
      verbosity: 0,
      cMapUrl: `${folder}cmaps/`,
      standardFontDataUrl: `${folder}standard_fonts/`,
      wasmUrl: `${folder}wasm/`,
    });
    const document = await task.promise;
    for (let number = 1; number <= document.numPages; number++) {
      const page = await document.getPage(number);
      await page.getTextContent();
      await page.getOperatorList();
      page.cleanup();
    }
    await task.destroy();
    return document.numPages;
  };
}

/** @type {() => Promise<ReadFile>} */
function prepare() {
  if (reader === 'plain') return preparePlain();
  return reader === 'whole' ? prepareWhole() : prepareOwn(reader === 'parse' ? 'parse' : 'skip');
}

const [reader, folder = '.', passes = '4'] = process.argv.slice(2);
const files = readdirSync(folder)
  .filter((file) => file.endsWith('.pdf'))
  .sort()
  .map((file) => readFileSync(join(folder, file)));

/** @type {number[]} CPU ms per page of each pass */
const perPass = [];
let pages = 0;
/** @type {ReadFile | undefined} */
let read;
for (let pass = 0; pass < Number(passes); pass++) {
  const before = process.cpuUsage();
  read ??= await prepare();
  pages = 0;
  for (const file of files) pages += await read(file);
  const { user, system } = process.cpuUsage(before);
  perPass.push((user + system) / 1000 / pages);
}
const [firstMs, ...later] = perPass;
process.send?.({
  pages,
  firstMs,
  steadyMs: later.reduce((sum, ms) => sum + ms, 0) / later.length,
  peakMegabytes: process.resourceUsage().maxRSS / 1024,
});
