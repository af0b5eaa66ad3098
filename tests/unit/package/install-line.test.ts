import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { installLine } from '../../../src/package/install-line.ts';
import { temporaryFolder } from '../../harness/temporary.ts';

it.each([
  ['package-lock.json', 'npm install --save-dev one two'],
  ['pnpm-lock.yaml', 'pnpm add --save-dev one two'],
  ['yarn.lock', 'yarn add --dev one two'],
  ['bun.lock', 'bun add --dev one two'],
  ['nothing of the kind', 'npm install --save-dev one two'],
])('a project with %s: %s', (lockFile, line) => {
  const folder = temporaryFolder();
  writeFileSync(join(folder, lockFile), '');
  expect(installLine(['one', 'two'], folder)).toBe(line);
});

it('the nearest lock file counts, from a folder of a workspace too', () => {
  const root = temporaryFolder();
  const site = join(root, 'packages/site');
  mkdirSync(site, { recursive: true });
  writeFileSync(join(root, 'pnpm-lock.yaml'), '');
  expect(installLine(['one'], site)).toBe('pnpm add --save-dev one');
  writeFileSync(join(site, 'package-lock.json'), '');
  expect(installLine(['one'], site)).toBe('npm install --save-dev one');
});
