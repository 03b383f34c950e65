import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { main } from '../src/index.ts';
import { makeIo } from './fake-io.ts';

async function help(argv: readonly string[]): Promise<string> {
  const io = makeIo({ cwd: '/' });
  expect(await main(argv, io)).toBe(0);
  expect(io.stderr.text).toBe('');
  return io.stdout.text;
}

const readRoot = (name: string): Promise<string> => readFile(new URL(`../../../${name}`, import.meta.url), 'utf8');

/** Names of the commands, as the help of the program lists them. */
async function commandNames(): Promise<string[]> {
  const listed = /Commands:\n((?: {2}.*\n)+)/.exec(await help(['--help']))?.[1] ?? '';
  return [...listed.matchAll(/^ {2}([a-z]+)/gm)].flatMap((match) => match[1] ?? []).filter((name) => name !== 'help');
}

test('every command has a description, examples and a line in both READMEs', async () => {
  const names = await commandNames();
  expect(names).toEqual(['run', 'inspect', 'check', 'explain', 'compare', 'sql', 'cite']);
  const readmes = await Promise.all(['README.md', 'README.zh.md'].map(readRoot));
  for (const name of names) {
    const english = await help([name, '--help']);
    expect(english).toMatch(/^Usage: mingzhang \w+ .+\n\n[A-Z].{40}/);
    expect(english).toContain(`Examples:\n  mingzhang ${name} `);
    const chinese = await help([name, '--help', '--lang', 'zh']);
    expect(chinese).toMatch(/^用法： ?mingzhang/);
    expect(chinese).toContain(`例：\n  mingzhang ${name} `);
    expect(chinese).not.toMatch(/Usage|Options|Arguments|default/);
    for (const readme of readmes) expect(readme).toContain(`mingzhang ${name} `);
  }
});

test('every option has a description in both languages', async () => {
  for (const language of ['en', 'zh']) {
    for (const name of ['run', 'inspect', 'check', 'explain', 'compare', 'sql', 'cite']) {
      const text = await help([name, '--help', '--lang', language]);
      const options = text.split('\n').filter((line) => /^ {2}-/.test(line));
      expect(options.length).toBeGreaterThan(3);
      for (const option of options) expect(option).toMatch(/^ {2}-.* {2,}\S/);
    }
  }
});

test('--version prints the version of the package', async () => {
  const { version } = JSON.parse(await readFile(new URL('../package.json', import.meta.url), 'utf8'));
  expect(await help(['--version'])).toBe(`${version}\n`);
});
