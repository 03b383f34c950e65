/**
 * Plants errors into facts and counts what the audit makes of them:
 *
 *     npm run build && npx tsx scripts/bench/plant-errors.ts [--each 40] [output folder …]
 *
 * Without folders it takes samples/ and, where it is there, ../shared/corpus. Per document so many errors of each
 * sort are planted one at a time: one digit of a number in a fiscal table changed, one row of a table of accounts
 * dropped, one digit of an amount in the text changed. Counted against the same document without the error:
 *   found      a new finding of severity error is about the planted place
 *   blamed     the planted number itself is named as suspect
 *   satisfied  … with the value that stood there before
 *   misblamed  another number is named as suspect, and the planted one is not
 *   missed     no new error
 *   false      new errors that have nothing to do with the planted place
 * Numbers that no identity holds in the sound document cannot be missed: they are counted apart.
 */
import { access, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildAuditor, type Auditor, type DocumentRecords } from '../../packages/auditor/dist/index.js';
import type { FactRecord, FindingRecord } from '../../packages/schema/dist/index.js';
import { readVocabulary } from '../../packages/schema/dist/node.js';
import { readOutputFolder, runInto } from './audit-records.ts';
import { changeDigit } from './planting/errors.ts';
import { isError } from './planting/judge.ts';
import { pick, sequence } from './planting/sequence.ts';

type Sort = 'digit' | 'row' | 'text';
interface Tally {
  planted: number;
  found: number;
  blamed: number;
  satisfied: number;
  misblamed: number;
  missed: number;
  false: number;
}
const newTally = (): Tally => ({ planted: 0, found: 0, blamed: 0, satisfied: 0, misblamed: 0, missed: 0, false: 0 });

const UNIT_POWER: Readonly<Record<string, number>> = { 元: 0, 千元: 3, 万元: 4, 亿元: 8 };

/** The decimal times a power of ten, as canonical text. */
function shift(printed: string, power: number): string {
  const [whole = '0', fraction = ''] = printed.replaceAll(',', '').split('.');
  const digits = whole + fraction.padEnd(power, '0').slice(0, power);
  const rest = fraction.slice(power).replace(/0+$/, '');
  const number = digits.replace(/^0+(?=\d)/, '');
  return rest === '' ? number : `${number}.${rest}`;
}

const idOf = (fact: FactRecord): string => fact.cellId ?? fact.factId;

/** An error is the same when it is about the same number, else when code and place are, whatever figures it quotes. */
const errorKey = (finding: FindingRecord): string =>
  finding.suspectCell !== null
    ? `${finding.suspectCell} ${finding.satisfyingValue ?? ''}`
    : [finding.code, finding.page, finding.x0, finding.y0, finding.textZh.replace(/[\d.,]+/g, '#')].join('|');

interface Planted {
  readonly records: DocumentRecords;
  /** Ids of the numbers that a finding may be about. */
  readonly places: ReadonlySet<string>;
  /** The value that stood there, as a suspect's satisfying value would print it. */
  readonly was: string | undefined;
}

function plantDigit(records: DocumentRecords, fact: FactRecord, random: () => number): Planted {
  const printed = changeDigit(fact.valuePrinted, random);
  const amountYuan = shift(printed, UNIT_POWER[fact.unitPrinted ?? ''] ?? 0);
  return {
    records: {
      ...records,
      facts: records.facts.map((one) => (one === fact ? { ...one, valuePrinted: printed, amountYuan } : one)),
    },
    places: new Set([idOf(fact)]),
    was: `${fact.valuePrinted.replaceAll(',', '')} ${fact.unitPrinted ?? ''}`,
  };
}

function plantDrop(records: DocumentRecords, fact: FactRecord): Planted {
  const cells = new Map(records.cells.map((cell) => [cell.cellId, cell]));
  const own = cells.get(fact.cellId ?? '')!;
  const isRow = (one: FactRecord): boolean => {
    const cell = cells.get(one.cellId ?? '');
    return (
      cell !== undefined && cell.tableId === own.tableId && cell.rowIndex === own.rowIndex && one.code === fact.code
    );
  };
  const gone = records.facts.filter(isRow);
  // A dropped row is missed in its columns: any number of them may show it.
  const columns = records.cells.filter((cell) => cell.tableId === own.tableId).map((cell) => cell.cellId);
  return {
    records: {
      ...records,
      facts: records.facts.filter((one) => !isRow(one)),
      cells: records.cells.filter((cell) => !gone.some((one) => one.cellId === cell.cellId)),
    },
    places: new Set([...columns, ...records.facts.filter((one) => one.code === fact.code).map(idOf)]),
    was: undefined,
  };
}

function judge(
  sound: ReturnType<Auditor['audit']>,
  planted: Planted,
  auditor: Auditor,
  tally: Tally,
): string | undefined {
  const before = new Set(sound.findings.filter(isError).map(errorKey));
  const result = auditor.audit(planted.records);
  const fresh = result.findings.filter((finding) => isError(finding) && !before.has(errorKey(finding)));
  const heldBefore = new Set(
    sound.checks.filter((check) => check.verdict === 'fails').map((check) => check.instanceId),
  );
  const failing = result.checks.filter((check) => check.verdict === 'fails' && !heldBefore.has(check.instanceId));
  const touched = failing.filter((check) => check.cellIds.split(' ').some((id) => planted.places.has(id)));
  const related = new Set(touched.flatMap((check) => check.cellIds.split(' ')));
  const suspects = fresh.flatMap((finding) => (finding.suspectCell === null ? [] : [finding]));
  const own = suspects.find((finding) => planted.places.has(finding.suspectCell ?? ''));
  tally.planted += 1;
  const isFound =
    fresh.length > 0 &&
    (own !== undefined || touched.length > 0 || fresh.some((finding) => /^(?:text|code)\./.test(finding.code)));
  if (isFound) tally.found += 1;
  else tally.missed += 1;
  if (own !== undefined) tally.blamed += 1;
  if (
    own !== undefined &&
    planted.was !== undefined &&
    own.satisfyingValue?.replaceAll(',', '').trim() === planted.was.trim()
  )
    tally.satisfied += 1;
  const wrong = suspects.filter((finding) => !planted.places.has(finding.suspectCell ?? ''));
  if (own === undefined && wrong.length > 0) {
    tally.misblamed += 1;
    if (process.env['SHOW_MISSED'] !== undefined)
      for (const finding of wrong) console.log(`  misblamed: ${finding.textZh}`);
  }
  const unrelated = wrong.filter((finding) => !related.has(finding.suspectCell ?? ''));
  tally.false += unrelated.length;
  if (process.env['SHOW_MISSED'] !== undefined)
    for (const finding of unrelated) console.log(`  false: ${finding.textZh}`);
  return isFound ? undefined : [...planted.places].slice(0, 1).join('');
}

function candidates(
  records: DocumentRecords,
  audited: ReturnType<Auditor['audit']>,
  sort: Sort,
): readonly FactRecord[] {
  const status = new Map(audited.facts.map((fact) => [fact.factId, fact.status]));
  const isSound = (fact: FactRecord): boolean =>
    fact.amountYuan !== null && fact.amountYuan !== '0' && status.get(fact.factId) === 'verified';
  if (sort === 'text') return records.facts.filter((fact) => fact.sourceKind === 'narrative' && isSound(fact));
  const inTables = records.facts.filter(
    (fact) =>
      fact.sourceKind === 'table' &&
      fact.cellId !== null &&
      /^(?:final|budget)\./.test(fact.tableKind ?? '') &&
      isSound(fact),
  );
  if (sort === 'digit') return inTables;
  // Of a code printed in two rows (with two second codes) one row is not all of it.
  return inTables.filter((fact) => fact.code !== null && fact.classification !== 'unit' && (fact.codeLevel ?? 0) > 1);
}

async function folders(given: readonly string[]): Promise<readonly (readonly [string, string])[]> {
  if (given.length > 0) return given.map((folder) => [folder, folder] as const);
  const work = await mkdtemp(join(tmpdir(), 'plant-errors-'));
  await runInto(join(work, 'samples'), ['samples']);
  const found: (readonly [string, string])[] = [['samples', join(work, 'samples')]];
  const corpus = new URL('../../../shared/corpus', import.meta.url).pathname;
  const isThere = await access(corpus).then(
    () => true,
    () => false,
  );
  if (isThere) {
    await runInto(join(work, 'corpus'), [join(corpus, 'pdf'), join(corpus, 'text')]);
    found.push(['corpus', join(work, 'corpus')]);
  } else console.log(`${corpus} is not there: samples only`);
  return found;
}

const argv = process.argv.slice(2);
const eachAt = argv.indexOf('--each');
const each = eachAt < 0 ? 40 : Number(argv.splice(eachAt, 2)[1]);
const auditor = buildAuditor(await readVocabulary());
const sources = await folders(argv);
for (const [name, folder] of sources) {
  const tallies: Record<Sort, Tally> = { digit: newTally(), row: newTally(), text: newTally() };
  const random = sequence(20230);
  for (const records of await readOutputFolder(folder)) {
    if (records.facts.length === 0) continue;
    const sound = auditor.audit(records);
    for (const sort of ['digit', 'row', 'text'] as const) {
      const choice = candidates(records, sound, sort);
      for (let count = 0; count < Math.min(each, choice.length); count += 1) {
        const fact = pick(choice, random)!;
        const planted = sort === 'row' ? plantDrop(records, fact) : plantDigit(records, fact, random);
        const missed = judge(sound, planted, auditor, tallies[sort]);
        if (missed !== undefined && process.env['SHOW_MISSED'] !== undefined) {
          const now = planted.records.facts.find((one) => one.factId === fact.factId);
          console.log(
            `  missed ${sort}: ${records.document.sourceFile} ${fact.tableKind} ${fact.code ?? ''} ${fact.item ?? ''} ${fact.measure} ${fact.valuePrinted} → ${now?.valuePrinted ?? 'gone'}`,
          );
        }
      }
    }
  }
  for (const [sort, tally] of Object.entries(tallies)) {
    console.log(
      `${name} ${sort}: ${Object.entries(tally)
        .map(([key, value]) => `${key} ${value}`)
        .join(', ')}`,
    );
  }
}
if (argv.length === 0) await rm(join(sources[0]![1], '..'), { recursive: true });
