import { describe, expect, it } from 'vitest';
import { baselineOf } from '../../../src/gate/baseline/baseline.ts';
import { compare } from '../../../src/gate/compare.ts';
import { renderVerdictText } from '../../../src/gate/render/render-verdict.ts';
import type { Manifest } from '../../../src/protocol/manifest.ts';
import type { Step } from '../../../src/protocol/step.ts';
import { buildManifest, buildStep, run } from './build-manifest.ts';

function textOf(before: Manifest, now: Manifest): string {
  return renderVerdictText(compare(now, baselineOf(before)));
}

const install = buildStep('Install', { letters: 120, actions: [run('npm install hono')] });
const start = buildStep('Run it', { line: 45, letters: 60, actions: [run('node server.mjs')] });
const slowInstall = {
  ...install,
  letters: 162,
  actions: [...install.actions, run('npm fund')],
};

describe('the text', () => {
  it('of a build without a change', () => {
    const manifest = buildManifest({ steps: [install, start], budgetMs: 300_000 });
    expect(textOf(manifest, manifest)).toMatchInlineSnapshot(`
      "quickstart  baseline  this build  change  budget      verdict
      quickstart  30.4 s    30.4 s      ±0      5 min 00 s  holds

      Times are modelled (newcomer-1): they compare, they do not predict. Half of all newcomers would take 0.58 to 1.73 times as long.

      The gate holds.
      "
    `);
  });

  it('of a step that got slower blames step, line and causes', () => {
    const before = buildManifest({ steps: [install, start] });
    const now = buildManifest({ steps: [slowInstall, { ...start, letters: 40 }] });
    expect(textOf(before, now)).toMatchInlineSnapshot(`
      "✖ quickstart got 11.2 s slower: 41.5 s, and its baseline of 30.4 s allows for 5.0 s more.
      ✖ quickstart asks for more than was accepted.
        content/quickstart.mdx:31 asks for another command: "npm fund".
        content/quickstart.mdx:31 step "Install" +12.3 s: 1 command, 42 letters
        content/quickstart.mdx:45 step "Run it" -1.1 s: 20 letters fewer

      quickstart  baseline  this build  change   budget  verdict
      quickstart  30.4 s    41.5 s      +11.2 s  none    asks for more, slower

      Times are modelled (newcomer-1): they compare, they do not predict. Half of all newcomers would take 0.58 to 1.73 times as long.

      The gate fails. If newcomers are meant to be asked that: run "npx meantime accept" and commit meantime.baseline.json.
      "
    `);
  });

  it('of variants that got slower in the same step says the step once', () => {
    const before = buildManifest({ variants: { npm: [install], pnpm: [install] } });
    const now = buildManifest({ variants: { npm: [slowInstall], pnpm: [slowInstall] } });
    expect(textOf(before, now)).toMatchInlineSnapshot(`
      "✖ quickstart (npm) got 12.3 s slower: 29.1 s, and its baseline of 16.8 s allows for 5.0 s more.
      ✖ quickstart (npm) asks for more than was accepted.
      ✖ quickstart (pnpm) got 12.3 s slower: 29.1 s, and its baseline of 16.8 s allows for 5.0 s more.
      ✖ quickstart (pnpm) asks for more than was accepted.
        content/quickstart.mdx:31 asks for another command: "npm fund".
        content/quickstart.mdx:31 step "Install" +12.3 s: 1 command, 42 letters

      quickstart         baseline  this build  change   budget  verdict
      quickstart (npm)   16.8 s    29.1 s      +12.3 s  none    asks for more, slower
      quickstart (pnpm)  16.8 s    29.1 s      +12.3 s  none    asks for more, slower

      Times are modelled (newcomer-1): they compare, they do not predict. Half of all newcomers would take 0.58 to 1.73 times as long.

      The gate fails. If newcomers are meant to be asked that: run "npx meantime accept" and commit meantime.baseline.json.
      "
    `);
  });

  it('of a page over its budget names the longest steps', () => {
    const manifest = buildManifest({ steps: [install, start], budgetMs: 20_000 });
    expect(textOf(manifest, manifest)).toMatchInlineSnapshot(`
      "✖ quickstart is 10.4 s over its budget: 30.4 s, and the page promises 20.0 s.
        The longest steps:
        content/quickstart.mdx:31 step "Install" 16.8 s: 1 command, 120 letters
        content/quickstart.mdx:45 step "Run it" 13.5 s: 1 command, 60 letters

      quickstart  baseline  this build  change  budget  verdict
      quickstart  30.4 s    30.4 s      ±0      20.0 s  over budget

      Times are modelled (newcomer-1): they compare, they do not predict. Half of all newcomers would take 0.58 to 1.73 times as long.

      The gate fails. To keep a budget, shorten the page; to change it, see "budget:" in its frontmatter.
      "
    `);
  });

  it('of a page that is both slower and over its budget', () => {
    const before = buildManifest({ steps: [install, start], budgetMs: 40_000 });
    const now = buildManifest({ steps: [slowInstall, start], budgetMs: 40_000 });
    expect(textOf(before, now)).toMatchInlineSnapshot(`
      "✖ quickstart got 12.3 s slower: 42.6 s, and its baseline of 30.4 s allows for 5.0 s more.
      ✖ quickstart is 2.6 s over its budget: 42.6 s, and the page promises 40.0 s.
      ✖ quickstart asks for more than was accepted.
        content/quickstart.mdx:31 asks for another command: "npm fund".
        content/quickstart.mdx:31 step "Install" +12.3 s: 1 command, 42 letters
        The longest steps:
        content/quickstart.mdx:31 step "Install" 29.1 s: 2 commands, 162 letters
        content/quickstart.mdx:45 step "Run it" 13.5 s: 1 command, 60 letters

      quickstart  baseline  this build  change   budget  verdict
      quickstart  30.4 s    42.6 s      +12.3 s  40.0 s  asks for more, slower, over budget

      Times are modelled (newcomer-1): they compare, they do not predict. Half of all newcomers would take 0.58 to 1.73 times as long.

      The gate fails. If newcomers are meant to be asked that: run "npx meantime accept" and commit meantime.baseline.json. To keep a budget, shorten the page; to change it, see "budget:" in its frontmatter.
      "
    `);
  });

  it('of one page faster, one slightly slower, one as long in other steps', () => {
    const pages = (letters: number[], last: Step[]) =>
      buildManifest(
        { id: 'a', steps: [buildStep('Read', { letters: letters[0] ?? 0 })] },
        { id: 'b', steps: [buildStep('Read', { letters: letters[1] ?? 0 })] },
        { id: 'c', steps: last },
      );
    const before = pages([200, 200], [install, start]);
    const now = pages([100, 210], [{ ...install, id: 'set-up', title: 'Set up' }, start]);
    expect(textOf(before, now)).toMatchInlineSnapshot(`
      "✔ a got 5.5 s faster.
        content/a.mdx:31 step "Read" -5.5 s: 100 letters fewer

      ✔ b is 0.6 s slower, within the 5.0 s allowed.
        content/b.mdx:31 step "Read" +0.6 s: 10 letters

      quickstart  baseline  this build  change  budget  verdict
      a           11.0 s    5.5 s       -5.5 s  none    faster
      b           11.0 s    11.6 s      +0.6 s  none    holds
      c           30.4 s    30.4 s      ±0      none    holds

      Times are modelled (newcomer-1): they compare, they do not predict. Half of all newcomers would take 0.58 to 1.73 times as long.

      The gate holds.
      "
    `);
  });

  it('of a page that the baseline does not know, and one that is gone', () => {
    const before = buildManifest({ id: 'old', steps: [install] });
    const now = buildManifest({ id: 'guides/deploy', steps: [install] });
    expect(textOf(before, now)).toMatchInlineSnapshot(`
      "✖ old is gone: content/old.mdx:1 is no quickstart in this build, so nothing of it is measured: is "quickstart:" in its frontmatter, and is the page still there?

      quickstart     baseline  this build  change  budget  verdict
      guides/deploy  none      16.8 s              none    no baseline

      ! guides/deploy is not in the baseline, so only its budget was checked. To add it: run "npx meantime accept" and commit meantime.baseline.json.

      Times are modelled (newcomer-1): they compare, they do not predict. Half of all newcomers would take 0.58 to 1.73 times as long.

      The gate fails. If that is meant to be measured no more: run "npx meantime accept" and commit meantime.baseline.json.
      "
    `);
  });

  it('of a site without quickstarts', () => {
    expect(textOf(buildManifest(), buildManifest())).toMatchInlineSnapshot(`
      "! This build has no quickstart, so there was nothing to check. "quickstart:" in the frontmatter of a page makes it one.
      "
    `);
  });

  it('takes control characters out of titles', () => {
    const title = 'In\u001b[31mstall\r\nnow';
    const before = buildManifest({ steps: [install] });
    const now = buildManifest({ steps: [{ ...slowInstall, title }] });
    expect(textOf(before, now)).toContain('31 step "In [31mstall now" +12.3 s');
  });
});
