import { expect, test } from 'vitest';
import { runCli } from '../../harness/run-cli.ts';
import { project, fast } from './gate-project.ts';

test.each([
  ['no walkthroughs of its own', ['--only', 'other'], 'nothing-to-walk'],
  ['a folder of walkthroughs that is not there', ['--spec-dir', 'specs'], 'spec-folder-missing'],
  ['results that cannot be written', ['--json', 'results/walk.json'], 'results-unwritable'],
])('%s: told before anything is walked', async (_case, words, code) => {
  const { cwd } = project(fast);
  const { exitCode, stderr } = await runCli(['walk', ...words], { cwd });
  expect(exitCode).toBe(3);
  expect(stderr).toContain(`(${code})`);
});
