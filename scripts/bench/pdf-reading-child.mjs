// One reader in one process, for pdf-reading.ts. Plain JavaScript, because Node 20 runs no
// TypeScript and a loader that compiles on import would be measured too.
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
  read ??= reader === 'plain' ? await preparePlain() : await prepareOwn(reader === 'parse' ? 'parse' : 'skip');
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
