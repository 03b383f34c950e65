// Reads scans in a process of its own, for ocr.ts: what it needs is measured, not what making the scans needed.
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';

const root = new URL('../../', import.meta.url);
const { extractDocument } = await import(new URL('packages/extractor/dist/index.js', root).href);
const { openTextRecogniser, readInProcess } = await import(new URL('packages/extractor/dist/node.js', root).href);
const { normalizeDocument } = await import(new URL('packages/normalizer/dist/index.js', root).href);
const { buildAuditor } = await import(new URL('packages/auditor/dist/index.js', root).href);
const { readVocabulary } = await import(new URL('packages/schema/dist/node.js', root).href);

const [engine = 'pp', ...files] = process.argv.slice(2);
const vocabulary = await readVocabulary();
const auditor = buildAuditor(vocabulary);
/** @type {Record<string, number>} CPU seconds by step */
const steps = {};
let step = 'start';
let since = process.cpuUsage();
/** @type {(name: string) => void} */
const begin = (name) => {
  const { user, system } = process.cpuUsage(since);
  steps[step] = (steps[step] ?? 0) + (user + system) / 1e6;
  step = name;
  since = process.cpuUsage();
};

for (const file of files) {
  const bytes = new Uint8Array(readFileSync(file));
  const documentId = createHash('sha256').update(bytes).digest('hex');
  begin('layout');
  const ocr = { mode: 'auto', openReader: readInProcess(() => openTextRecogniser(engine), begin) };
  const { value, findings } = await extractDocument(bytes, { format: 'pdf', documentId, vocabulary, ocr });
  begin('start');
  const { value: records } = normalizeDocument(value, { vocabulary, sourceFile: file, sourceUrl: null });
  const cells = new Map(records.cells.map((cell) => [cell.cellId, cell]));
  const facts = auditor
    .audit(records)
    .facts.filter((fact) => fact.sourceKind === 'table' && fact.amountYuan !== null)
    .map(({ cellId, page, x0, valuePrinted, amountYuan, unitPrinted, status }) => ({
      code: cells.get(cellId)?.rowCode ?? '',
      label: cells.get(cellId)?.rowLabel ?? '',
      path: cells.get(cellId)?.columnPath ?? '',
      page,
      x0,
      valuePrinted,
      amountYuan,
      unitPrinted,
      status,
    }));
  process.send?.({ file, document: value, findings, facts });
}
process.send?.({ done: true, steps, peakMegabytes: process.resourceUsage().maxRSS / 1024 }, () => process.disconnect());
