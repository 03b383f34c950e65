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
    async openRecognition({ mode, engine, jobs, seconds, megabytes }) {
      const { openScanPool } = await import('@mingzhang/extractor/node');
      const limits = { cpuSeconds: seconds, megabytes };
      return { mode, ...openScanPool({ engine, limits, ...(jobs === undefined ? {} : { workers: jobs }) }) };
    },
    extractDocument: extractor.extractDocument,
    normalizeDocument: normalizer.normalizeDocument,
    buildAuditor: auditor.buildAuditor,
    toFindingRecords: normalizer.toFindingRecords,
    writeDataset: exporter.writeDataset,
  };
}
