import { resolve } from 'node:path';
import { filesOfFormat, type DatasetFormat } from '@mingzhang/exporter';
import { isUserError, type Correction, type Severity } from '@mingzhang/schema';
import type { Context } from '../context.ts';
import { EXIT } from '../exit-code.ts';
import { say } from '../language.ts';
import { readCorrections } from '../pipeline/corrections-file.ts';
import { hasFindings } from '../pipeline/finding-counts.ts';
import { chooseOcr, describeOcr, type OcrOptionValues } from '../ocr-options.ts';
import { planInputs, type InputPlan, type InputProblem } from '../pipeline/input-plan.ts';
import { watchInterruption } from '../pipeline/interruption.ts';
import { openOutputFolder, toDiskError, type OutputFolder } from '../pipeline/output-folder.ts';
import { prepareFiles } from '../pipeline/prepare-files.ts';
import { openRecordFiles } from '../pipeline/record-files.ts';
import { runDocuments, type FinishedDocument } from '../pipeline/run-documents.ts';
import type { RunRecord } from '../pipeline/run-record.ts';
import { describeFailure, describeStack, paintFailure } from '../terminal/failure-text.ts';
import { showProgress, type Progress } from '../terminal/progress.ts';
import { formatPlan } from '../terminal/plan-text.ts';
import { formatDocuments, formatSummary } from '../terminal/summary-text.ts';

export interface RunOptions extends OcrOptionValues {
  readonly out: string;
  readonly jobs: number;
  /** Which files to write. */
  readonly files: readonly DatasetFormat[];
  readonly password?: string;
  /** Path of a corrections file. */
  readonly corrections?: string;
  /** Findings from this severity on make the exit code 1; the records are written all the same. */
  readonly failOn?: Severity;
  readonly dryRun: boolean;
  readonly quiet: boolean;
  readonly format: 'text' | 'jsonl';
  readonly debug: boolean;
}

/**
 * Reads files and folders and writes the records into `options.out`. Returns the exit code.
 * A document that fails has its row and one line on stderr; the others are read all the same.
 */
export async function run(paths: readonly string[], options: RunOptions, context: Context): Promise<number> {
  const { io, language } = context;
  const plan = await planInputs(paths, { cwd: io.cwd() });
  const report = (line: string): void => void io.stderr.write(`${paintFailure(line, io.stderr, io.env)}\n`);
  for (const { subject, error } of plan.problems) report(describeFailure(error, language, subject));

  if (options.dryRun) {
    io.stdout.write(formatPlan(plan, { format: options.format, language }));
    if (plan.documents.length === 0) return EXIT.notStarted;
    return plan.problems.length > 0 ? EXIT.incomplete : EXIT.complete;
  }
  if (plan.documents.length === 0) return EXIT.notStarted;

  try {
    const corrections =
      options.corrections === undefined ? [] : await readCorrections(resolve(io.cwd(), options.corrections));
    return await runPlan(paths, plan, options, { context, report, corrections });
  } catch (error) {
    const known = toDiskError(error);
    if (!isUserError(known) || !/^(?:out|corrections)\./u.test(known.code)) throw known;
    report(describeFailure(known, language, known.code.startsWith('out.') ? options.out : (options.corrections ?? '')));
    if (options.debug) report(describeStack(known));
    return EXIT.notStarted;
  }
}

interface PlanContext {
  readonly context: Context;
  readonly report: (line: string) => void;
  readonly corrections: readonly Correction[];
}

async function runPlan(
  paths: readonly string[],
  plan: InputPlan,
  options: RunOptions,
  { context, report, corrections }: PlanContext,
): Promise<number> {
  const { io, language } = context;
  const folder = await openOutputFolder(resolve(io.cwd(), options.out), options.files.flatMap(filesOfFormat));
  const interruption = watchInterruption(io);
  const progress = showProgress(io.stderr, {
    documents: plan.documents.length,
    language,
    quiet: options.quiet,
    now: context.now,
  });
  try {
    const startedAt = context.now();
    const finished = await readInto(folder, plan, options, {
      context,
      progress,
      corrections,
      signal: interruption.signal,
    });
    progress.stop();
    if (finished === undefined) {
      report(say(language, { zh: '已中断：没有写入任何文件', en: 'interrupted: nothing was written' }));
      return EXIT.interrupted;
    }
    await folder.publish(describeRun(paths, plan, options, { ...finished, corrections, startedAt, context }));

    io.stdout.write(formatDocuments(finished.documents, { format: options.format, language }));
    if (!options.quiet) io.stderr.write(formatSummary(finished.documents, { plan, out: options.out, language }));
    return exitCodeOf(finished.documents, plan.problems, options);
  } finally {
    progress.stop();
    interruption.stop();
    await folder.discard();
  }
}

interface Finished {
  readonly documents: readonly FinishedDocument[];
  readonly outputs: RunRecord['outputs'];
  readonly factsLeftOut: RunRecord['factsLeftOut'];
  readonly decimalsTooLong: number;
}

interface ReadingContext {
  readonly context: Context;
  readonly progress: Progress;
  readonly corrections: readonly Correction[];
  readonly signal: AbortSignal;
}

/** Reads everything and prepares the files in the work folder; undefined when interrupted. */
async function readInto(
  folder: OutputFolder,
  plan: InputPlan,
  options: RunOptions,
  { context, progress, corrections, signal }: ReadingContext,
): Promise<Finished | undefined> {
  const stages = await context.loadStages();
  const vocabulary = await stages.readVocabulary();
  const files = await openRecordFiles(folder.workFolder);
  const choice = chooseOcr(options);
  const ocr = choice === undefined ? undefined : await stages.openRecognition(choice);
  try {
    const documents = await runDocuments(plan.documents, stages, files, {
      jobs: options.jobs,
      ...(options.password === undefined ? {} : { password: options.password }),
      ...(ocr === undefined ? {} : { ocr }),
      ...(corrections.length === 0 ? {} : { corrections }),
      vocabulary,
      signal,
      onStart: (planned) => progress.startDocument(planned.sourceFile),
      onPage: (planned, pages) => progress.endPage(planned.sourceFile, pages),
      onEnd: (planned, { failure }) => {
        progress.endDocument(planned.sourceFile);
        if (failure === undefined) return;
        const line = describeFailure(failure, context.language, planned.sourceFile);
        progress.log(paintFailure(line, context.io.stderr, context.io.env));
        if (options.debug) progress.log(describeStack(failure));
      },
    });
    if (documents === undefined) return undefined;
    const prepared = await prepareFiles(
      await files.write(
        documents.flatMap((document) => [document, ...(document.series === undefined ? [] : [document.series])]),
      ),
      stages,
      {
        folder,
        plan,
        vocabulary,
        files: options.files,
        version: context.version,
      },
    );
    return { documents, ...prepared };
  } finally {
    ocr?.close();
    await files.close();
  }
}

function describeRun(
  paths: readonly string[],
  plan: InputPlan,
  options: RunOptions,
  {
    documents,
    outputs,
    factsLeftOut,
    decimalsTooLong,
    corrections,
    startedAt,
    context,
  }: Finished & { readonly corrections: readonly Correction[]; readonly startedAt: Date; readonly context: Context },
): RunRecord {
  const count = (status: string): number => documents.filter(({ record }) => record.status === status).length;
  return {
    program: 'mingzhang',
    version: context.version,
    node: process.version,
    platform: `${process.platform}-${process.arch}`,
    startedAt: startedAt.toISOString(),
    finishedAt: context.now().toISOString(),
    options: {
      jobs: options.jobs,
      passwordGiven: options.password !== undefined,
      files: [...options.files],
      corrections: corrections.length,
      ocr: describeOcr(options),
    },
    arguments: [...paths],
    documents: { complete: count('complete'), partial: count('partial'), failed: count('failed') },
    inputs: documents.map(({ record }) => ({ sourceFile: record.sourceFile, sha256: record.documentId })),
    factsLeftOut,
    decimalsTooLong,
    skipped: [...plan.skipped],
    problems: plan.problems.map(({ subject, error }) => ({ subject, error: `${error.code}: ${error.message}` })),
    outputs,
  };
}

function exitCodeOf(
  documents: readonly FinishedDocument[],
  problems: readonly InputProblem[],
  { failOn }: Pick<RunOptions, 'failOn'>,
): number {
  if (documents.some(({ failure }) => failure !== undefined && !isUserError(failure))) return EXIT.bug;
  const incomplete = problems.length > 0 || documents.some(({ record }) => record.status !== 'complete');
  const isBad = failOn !== undefined && documents.some(({ findings }) => hasFindings(findings, failOn));
  return incomplete || isBad ? EXIT.incomplete : EXIT.complete;
}
