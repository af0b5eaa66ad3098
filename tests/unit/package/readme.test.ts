import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { walkPackages } from '../../../src/walkthrough/walk-packages.ts';
import { renderDuration } from '../../../src/protocol/duration.ts';

const root = join(import.meta.dirname, '../../..');
const read = (path: string) => readFileSync(join(root, path), 'utf8');

interface WrittenBaseline {
  quickstarts: { id: string; variants: { humanMs: number }[] }[];
}

test('the README quotes the modelled time of the quickstart that the baseline has', () => {
  const baseline = JSON.parse(read('meantime.baseline.json')) as WrittenBaseline; // our own file
  const own = baseline.quickstarts.find(({ id }) => id === 'quickstart');
  expect(read('README.md')).toContain(
    `${renderDuration(own?.variants[0]?.humanMs ?? 0)} of modelled reading`,
  );
});

test('create-meantime installs what walking needs, with the rest', () => {
  const text = read('create-meantime/index.js');
  for (const name of ['astro', 'meantime', ...walkPackages]) expect(text).toContain(`'${name}'`);
});

test('create-meantime is published with the version and the Node of Meantime', () => {
  interface Described {
    version: string;
    engines: { node: string };
  }
  const [own, creates] = ['package.json', 'create-meantime/package.json'].map((path) => {
    const { version, engines } = JSON.parse(read(path)) as Described; // our own files
    return { version, node: engines.node };
  });
  expect(creates).toEqual(own);
});

test('the page on features counts its own rows, and each that is not there has its reason', () => {
  const page = read('content/reference/features.mdx');
  const rows = [...page.matchAll(/^\| (.+?) +\| (yes|partly|no) +\| (.*?) *\|$/gm)];
  const count = (wanted: string) => rows.filter(([, , answer]) => answer === wanted).length;
  expect(page).toContain(
    `${count('yes')} yes, ${count('partly')} partly, ${count('no')} no: of ${rows.length} that`,
  );
  for (const [row, , answer, where = ''] of rows) {
    expect(where, row).toMatch(
      answer === 'yes' ? /^\[.+\]\(\.{1,2}\/.+\.mdx(?:#[\w-]+)?\)$/ : /\w.*\.$/,
    );
  }
});
