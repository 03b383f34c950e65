/**
 * Plants errors into the files of documents, runs the whole command over them, and counts what becomes of each:
 *
 *     npm run build && npx tsx scripts/bench/plant-files.ts [--form text|pdf] [--from layouts|samples|FOLDER] [--seed 1]
 *         [--count 21] [--plain] [--each 2] [--kinds digit,code] [--show]
 *
 * `layouts` are made anew from the seed, as text files or printed by a browser; `samples` are those of this repository;
 * a folder holds text files. `--each` errors of every kind go into every document, one to a file.
 * What can be found at all is decided without the audit (planting/oracle.ts). Counted:
 *   planted      errors that stand in the file as it was read
 *   found        … of those that some identity shows: an error says so   (warned: only a warning does)
 *   missed       … nothing does
 *   extra        found although the oracle saw nothing
 *   blamed       the number is named as suspect, of those that the identities determine   (right: with its old value)
 *   misblamed    another number is named, and the planted one is not
 *   false        errors that have nothing to do with it
 *   verified     the wrong number itself is called verified: must be 0
 *   unread       the planted number was read otherwise, or not at all
 */
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { extname, join } from 'node:path';
import { parseArgs } from 'node:util';
import { composeDocument } from '../make-layouts/compose.ts';
import { layouts } from '../make-layouts/layouts/index.ts';
import { writeDocumentText } from '../make-layouts/print/text.ts';
import { plainLook } from '../make-layouts/single-features.ts';
import { samples } from '../make-samples/data/index.ts';
import { writeText } from '../make-samples/print-text.ts';
import { ERROR_KINDS, plantError, type ErrorKind, type PlantedError } from './planting/errors.ts';
import { isError, judgePlanted, type Judged } from './planting/judge.ts';
import { layoutSubject } from './planting/layout-subject.ts';
import { runFiles, type WrittenFile } from './planting/run-audit.ts';
import { sampleSubject } from './planting/sample-subject.ts';
import { sequence } from './planting/sequence.ts';
import type { Subject } from './planting/subject.ts';
import { textSubject } from './planting/text-subject.ts';

const { values } = parseArgs({
  options: {
    form: { type: 'string', default: 'text' },
    from: { type: 'string', default: 'layouts' },
    seed: { type: 'string', default: '1' },
    count: { type: 'string', default: '21' },
    each: { type: 'string', default: '2' },
    kinds: { type: 'string' },
    plain: { type: 'boolean', default: false },
    show: { type: 'boolean', default: false },
  },
});

async function subjectsOf(): Promise<readonly Subject[]> {
  if (values.from === 'layouts') {
    const change = values.plain ? { change: () => plainLook } : {};
    return Array.from({ length: Number(values.count) }, (_, index) => {
      const layout = layouts[index % layouts.length];
      if (layout === undefined) throw new Error('no layouts');
      const document = composeDocument(layout, { seed: Number(values.seed), index, ...change });
      return values.form === 'pdf'
        ? layoutSubject(document)
        : textSubject(document.name, 'txt', writeDocumentText(document));
    });
  }
  if (values.from === 'samples')
    return samples.flatMap((sample) => {
      const isPdf = sample.extension === 'pdf';
      if (values.form === 'pdf') return isPdf ? [sampleSubject(sample)] : [];
      return [textSubject(sample.name, isPdf ? 'txt' : sample.extension, writeText(sample))];
    });
  const names = (await readdir(values.from)).filter((name) => /\.(?:txt|md)$/u.test(name)).toSorted();
  return Promise.all(
    names.map(async (name) =>
      textSubject(name.slice(0, -4), extname(name).slice(1), await readFile(join(values.from, name), 'utf8')),
    ),
  );
}

interface Planned {
  readonly subject: Subject;
  readonly file: string;
  readonly planted: PlantedError;
}

function planErrors(subjects: readonly Subject[], kinds: readonly ErrorKind[]): readonly Planned[] {
  return subjects.flatMap((subject, at) =>
    kinds.flatMap((kind) => {
      const random = sequence(Number(values.seed) * 7919 + at * 101 + ERROR_KINDS.indexOf(kind));
      return Array.from({ length: Number(values.each) }, (_, index): Planned[] => {
        const planted = plantError(subject, kind, random);
        const file = `${subject.name}~${kind.replaceAll(' ', '-')}-${index}.${subject.extension}`;
        return planted === undefined ? [] : [{ subject, file, planted }];
      }).flat();
    }),
  );
}

function showJudged({ file, planted }: Planned, judged: Judged): void {
  const lines = [
    ...(judged.expected !== 'unseen' && judged.found === 'no' && !judged.unread ? ['missed'] : []),
    ...(judged.expected === 'blamed' && judged.found === 'error' && !judged.blamed ? ['not blamed'] : []),
    ...(judged.verified ? ['VERIFIED'] : []),
    ...judged.misblamed.map(({ textZh }) => `misblamed: ${textZh}`),
    ...judged.false.map(({ textZh }) => `false: ${textZh}`),
  ];
  for (const line of lines) console.log(`  ${file} ${planted.table ?? ''} ${planted.said}: ${line}`);
}

function sumUp(kind: string, judged: readonly Judged[]): string {
  const read = judged.filter(({ unread }) => !unread);
  const count = (test: (one: Judged) => boolean): number => read.filter(test).length;
  const seen = read.filter(({ expected }) => expected !== 'unseen');
  const determined = read.filter(({ expected }) => expected === 'blamed');
  const cells = [
    `planted ${read.length}`,
    `found ${seen.filter(({ found }) => found === 'error').length}/${seen.length}`,
    `warned ${seen.filter(({ found }) => found === 'warning').length}`,
    `missed ${seen.filter(({ found }) => found === 'no').length}`,
    `extra ${count(({ expected, found }) => expected === 'unseen' && found !== 'no')}`,
    `blamed ${determined.filter(({ blamed }) => blamed).length}/${determined.length}`,
    `right ${determined.filter(({ satisfied }) => satisfied).length}`,
    `misblamed ${count(({ misblamed }) => misblamed.length > 0)}`,
    `false ${read.reduce((sum, one) => sum + one.false.length, 0)}`,
    `verified ${count(({ verified }) => verified)}`,
    `unread ${judged.length - read.length}`,
  ];
  return `${kind.padEnd(15)} ${cells.join(', ')}`;
}

const kinds =
  values.kinds === undefined ? ERROR_KINDS : ERROR_KINDS.filter((kind) => values.kinds?.split(',').includes(kind));
const subjects = await subjectsOf();
const planned = planErrors(subjects, kinds);
const files: WrittenFile[] = [];
for (const subject of subjects)
  files.push({ name: `${subject.name}.${subject.extension}`, bytes: await subject.write() });
for (const { subject, file, planted } of planned) files.push({ name: file, bytes: await subject.write(planted.edit) });
const work = await mkdtemp(join(tmpdir(), 'plant-files-'));
const outcomes = await runFiles(work, files);
const results = planned.flatMap((one) => {
  const sound = outcomes.get(`${one.subject.name}.${one.subject.extension}`);
  const outcome = outcomes.get(one.file);
  if (sound === undefined || outcome === undefined) return [];
  const judged = judgePlanted(one.planted, sound, outcome);
  if (values.show) showJudged(one, judged);
  return [{ kind: one.planted.kind, judged }];
});
for (const kind of kinds) {
  const own = results.filter((one) => one.kind === kind).map(({ judged }) => judged);
  if (own.length > 0) console.log(sumUp(kind, own));
}
console.log(
  sumUp(
    'all',
    results.map(({ judged }) => judged),
  ),
);
const sound = subjects.flatMap(({ name, extension }) => outcomes.get(`${name}.${extension}`)?.findings ?? []);
const wrong = sound.filter(isError);
console.log(`${subjects.length} documents without an error: ${wrong.length} errors called`);
await rm(work, { recursive: true });
