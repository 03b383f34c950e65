import type { Stages } from './stages.ts';

/** The real stages, loaded when they are first needed: `--help` does not wait for a PDF reader. */
export async function loadStages(): Promise<Stages> {
  const [extractor, normalizer, auditor, exporter, schema] = await Promise.all([
    import('@mingzhang/extractor'),
    import('@mingzhang/normalizer'),
    import('@mingzhang/auditor'),
    import('@mingzhang/exporter/node'),
    import('@mingzhang/schema/node'),
  ]);
  return {
    readVocabulary: schema.readVocabulary,
    detectFormat: extractor.detectFormat,
    async extractDocument(bytes, { ocr, ...options }) {
      if (ocr === undefined) return await extractor.extractDocument(bytes, options);
      const { openTextRecogniser } = await import('@mingzhang/extractor/node');
      const openRecogniser = () => openTextRecogniser(ocr.engine);
      return await extractor.extractDocument(bytes, { ...options, ocr: { mode: ocr.mode, openRecogniser } });
    },
    normalizeDocument: normalizer.normalizeDocument,
    buildAuditor: auditor.buildAuditor,
    toFindingRecords: normalizer.toFindingRecords,
    writeDataset: exporter.writeDataset,
  };
}
