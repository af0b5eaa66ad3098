import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { walkPackages } from '../../src/walkthrough/walk-packages.ts';
import { demand, packMeantime, root, writeProject } from './project.ts';
import { copyTypeTests, typeProblems } from './type-problems.ts';

const folder = mkdtempSync(join(tmpdir(), 'meantime-pnpm-'));

beforeAll(async () => {
  const archive = await packMeantime(folder);
  const pnpm = join(root, 'node_modules/pnpm/bin/pnpm.cjs');
  writeProject(folder);
  // Nothing is to be found that is not declared.
  const options = ['--prefer-offline', '--ignore-scripts', '--config.hoist=false'];
  await demand(
    [process.execPath, pnpm, 'add', 'astro', archive, ...walkPackages, ...options],
    folder,
  );
});

afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

it.each(['bundler', 'nodenext'] as const)('installed by pnpm, types hold (%s)', (resolution) => {
  copyTypeTests(folder);
  expect(typeProblems(folder, resolution)).toEqual([]);
});
