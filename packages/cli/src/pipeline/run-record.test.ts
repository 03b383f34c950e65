import { expect, test } from 'vitest';
import { parseWrittenNames } from './run-record.ts';

const run = (outputs: unknown, program = 'mingzhang'): string => JSON.stringify({ program, outputs, later: 'unknown' });

test.for([
  { name: 'a run of ours, also of another version', text: run([{ name: 'cells.csv', rows: 1 }]), names: ['cells.csv'] },
  { name: 'a run that wrote nothing', text: run([]), names: [] },
  { name: 'another program', text: run([{ name: 'cells.csv' }], 'other'), names: undefined },
  { name: 'a name that leads out of the folder', text: run([{ name: '../cells.csv' }]), names: undefined },
  { name: 'an absolute name', text: run([{ name: '/cells.csv' }]), names: undefined },
  { name: 'half a file', text: '{"program":"ming', names: undefined },
  { name: 'an empty file', text: '', names: undefined },
])('$name', ({ text, names }) => {
  expect(parseWrittenNames(text)).toEqual(names);
});
