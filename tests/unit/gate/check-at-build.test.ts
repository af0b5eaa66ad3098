import { expect, it } from 'vitest';
import { baselineOf } from '../../../src/gate/baseline/baseline.ts';
import { renderBaseline } from '../../../src/gate/baseline/render-baseline.ts';
import { checkAtBuild } from '../../../src/gate/check-at-build.ts';
import { buildManifest, buildStep, run } from './build-manifest.ts';

const before = buildManifest({ steps: [buildStep('Read', { letters: 100 })] });
const now = buildManifest({ steps: [buildStep('Read', { letters: 300 })], budgetMs: 60_000 });

it('says what fails and why', () => {
  const { verdict, text } = checkAtBuild({
    manifest: now,
    baselineText: renderBaseline(baselineOf(before)),
  });
  expect(verdict.holds).toBe(false);
  expect(text).toContain('content/quickstart.mdx:31 step "Read" +11.0 s: 200 letters');
});

it('says what is asked that was not accepted, and what is gone', () => {
  const pages = (...commands: string[]) =>
    buildManifest({
      steps: [buildStep('Install', { actions: commands.map((text) => run(text)) })],
    });
  const baselineText = renderBaseline(baselineOf(pages('npm install')));
  const { verdict, text } = checkAtBuild({
    manifest: pages('npm install', 'npm fund'),
    baselineText,
  });
  expect(verdict.holds).toBe(false);
  expect(text).toContain('content/quickstart.mdx:31 asks for another command: "npm fund".');
  const none = checkAtBuild({ manifest: buildManifest(), baselineText });
  expect(none.verdict.holds).toBe(false);
  expect(none.text).toContain('content/quickstart.mdx:1 is no quickstart in this build');
});

it('keeps to the budgets where there is no baseline', () => {
  expect(checkAtBuild({ manifest: now, baselineText: undefined }).verdict.holds).toBe(true);
  const promising = buildManifest({
    steps: [buildStep('Read', { letters: 300 })],
    budgetMs: 16_499,
  });
  const { verdict, text } = checkAtBuild({ manifest: promising, baselineText: undefined });
  expect(verdict.holds).toBe(false);
  expect(text).toContain('over its budget');
});

it('refuses a baseline of another model', () => {
  const other = { ...baselineOf(before), model: { name: 'newcomer-0', hash: 'abc' } };
  expect(() => checkAtBuild({ manifest: now, baselineText: renderBaseline(other) })).toThrow(
    'meantime.baseline.json holds times of the model newcomer-0 (abc)',
  );
});
