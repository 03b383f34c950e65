import { dirname, isAbsolute, relative, sep } from 'node:path';
import type { DatasetFormat } from '@mingzhang/exporter';
import type { Vocabulary } from '@mingzhang/schema';
import type { InputPlan } from './input-plan.ts';
import type { OutputFolder } from './output-folder.ts';
import type { OutputFile, RunRecord } from './run-record.ts';
import { spareMemory } from './spare-memory.ts';
import type { Stages } from './stages.ts';

export interface PrepareOptions {
  readonly folder: OutputFolder;
  readonly plan: InputPlan;
  readonly vocabulary: Vocabulary;
  readonly files: readonly DatasetFormat[];
  readonly version: string;
}

export interface PreparedFiles {
  /** What is to be published, in the order in which `run.json` lists it. */
  readonly outputs: RunRecord['outputs'];
  readonly factsLeftOut: RunRecord['factsLeftOut'];
  readonly decimalsTooLong: number;
}

/** From the folder to the file, as an address; undefined where no relative one exists (another drive). */
function relativeHref(folder: string, path: string): string | undefined {
  const way = relative(folder, path);
  return isAbsolute(way) ? undefined : way.split(sep).map(encodeURIComponent).join('/');
}

/** Makes every other file of the data set out of the files of records that stand in the work folder. */
export async function prepareFiles(
  records: readonly OutputFile[],
  stages: Stages,
  options: PrepareOptions,
): Promise<PreparedFiles> {
  const { folder, plan, vocabulary, files, version } = options;
  const paths = new Map(plan.documents.map(({ documentId, path }) => [documentId, path]));
  const dataset = await stages.writeDataset({
    onStep: (step) => {
      if (step === 'load' || step === 'xlsx') spareMemory();
    },
    folder: folder.workFolder,
    formats: files,
    vocabulary,
    version,
    // Relative to where the workbook will stand, which is one folder up.
    hrefOf: (documentId) => {
      const path = paths.get(documentId);
      return path === undefined ? undefined : relativeHref(dirname(folder.workFolder), path);
    },
    measured: new Map(records.map((file) => [file.name, file])),
  });
  const wanted = records.filter(({ name }) => files.some((format) => name.endsWith(`.${format}`)));
  const { leftOut, decimalsTooLong } = dataset;
  return { outputs: [...wanted, ...dataset.files], factsLeftOut: { ...leftOut }, decimalsTooLong };
}
