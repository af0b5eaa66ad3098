import { describe, expect, it } from 'vitest';
import { baselineOf } from '../../../src/gate/baseline/baseline.ts';
import { compare } from '../../../src/gate/compare.ts';
import { renderAnnotations } from '../../../src/gate/render/render-annotations.ts';
import { renderStepSummary } from '../../../src/gate/render/render-step-summary.ts';
import { buildManifest, buildStep, run } from './build-manifest.ts';

const install = buildStep('Install', { letters: 120, actions: [run('npm install hono')] });
const start = buildStep('Run it', { line: 45, letters: 60, actions: [run('node server.mjs')] });
const slowInstall = {
  ...install,
  letters: 162,
  actions: [...install.actions, run('npm fund')],
};

describe('annotations', () => {
  it('stand on the line that made a quickstart slower, once for all variants', () => {
    const before = buildManifest({ variants: { npm: [install, start], pnpm: [install, start] } });
    const slow = [slowInstall, { ...start, letters: 40 }];
    const now = buildManifest({ variants: { npm: slow, pnpm: slow } });
    const verdict = compare(now, baselineOf(before));
    expect(renderAnnotations(verdict, { folder: 'docs/' })).toMatchInlineSnapshot(`
      "::error file=docs/content/quickstart.mdx,line=31,title=Quickstart asks for more::asks for another command: "npm fund".%0Aquickstart (npm) got 11.2 s slower: 41.5 s, and its baseline of 30.4 s allows for 5.0 s more.%0Aquickstart (npm) asks for more than was accepted.%0Aquickstart (pnpm) got 11.2 s slower: 41.5 s, and its baseline of 30.4 s allows for 5.0 s more.%0Aquickstart (pnpm) asks for more than was accepted.
      ::error file=docs/content/quickstart.mdx,line=31,title=Quickstart got slower::step "Install" +12.3 s: 1 command, 42 letters%0Aquickstart (npm) got 11.2 s slower: 41.5 s, and its baseline of 30.4 s allows for 5.0 s more.%0Aquickstart (npm) asks for more than was accepted.%0Aquickstart (pnpm) got 11.2 s slower: 41.5 s, and its baseline of 30.4 s allows for 5.0 s more.%0Aquickstart (pnpm) asks for more than was accepted.
      "
    `);
  });

  it('stand on the longest step when only the budget is broken, and warn of notices', () => {
    const manifest = buildManifest({ steps: [install, start], budgetMs: 20_000 });
    const verdict = compare(manifest, baselineOf(buildManifest()));
    expect(renderAnnotations(verdict)).toMatchInlineSnapshot(`
      "::error file=content/quickstart.mdx,line=31,title=Quickstart is over its budget::step "Install" 16.8 s: 1 command, 120 letters%0Aquickstart is 10.4 s over its budget: 30.4 s, and the page promises 20.0 s.
      ::warning file=content/quickstart.mdx,title=Quickstart gate::quickstart is not in the baseline, so only its budget was checked. To add it: run "npx meantime accept" and commit meantime.baseline.json.
      "
    `);
  });

  it('escape what would end them or start others', () => {
    const parts = { source: 'content/a,b:50%\n::error::.mdx' };
    const title = '100% ::warning::\nx';

    const before = buildManifest({ ...parts, steps: [install] });
    const now = buildManifest({ ...parts, steps: [{ ...slowInstall, title }] });
    const text = renderAnnotations(compare(now, baselineOf(before)));
    expect(text).toMatchInlineSnapshot(`
      "::error file=content/a%2Cb%3A50%25%0A%3A%3Aerror%3A%3A.mdx,line=31,title=Quickstart asks for more::asks for another command: "npm fund".%0Aquickstart got 12.3 s slower: 29.1 s, and its baseline of 16.8 s allows for 5.0 s more.%0Aquickstart asks for more than was accepted.
      ::error file=content/a%2Cb%3A50%25%0A%3A%3Aerror%3A%3A.mdx,line=31,title=Quickstart got slower::step "100%25 ::warning:: x" +12.3 s: 1 command, 42 letters%0Aquickstart got 12.3 s slower: 29.1 s, and its baseline of 16.8 s allows for 5.0 s more.%0Aquickstart asks for more than was accepted.
      "
    `);
    expect(text.trimEnd().split('\n')).toHaveLength(2);
  });

  it('stand on the frontmatter of a page that is no quickstart any more', () => {
    const verdict = compare(buildManifest(), baselineOf(buildManifest({ steps: [install] })));
    expect(renderAnnotations(verdict)).toMatchInlineSnapshot(`
      "::error file=content/quickstart.mdx,line=1,title=Quickstart is measured less::is no quickstart in this build, so nothing of it is measured: is "quickstart:" in its frontmatter, and is the page still there?%0Aquickstart is in meantime.baseline.json.
      ::warning file=meantime.baseline.json,title=Quickstart gate::This build has no quickstart, so there was nothing to check. "quickstart:" in the frontmatter of a page makes it one.
      "
    `);
    expect(renderStepSummary(verdict)).toMatchInlineSnapshot(`
      "## Time to hello world: fails

      - quickstart is gone: content/quickstart.mdx:1 is no quickstart in this build, so nothing of it is measured: is "quickstart:" in its frontmatter, and is the page still there?

      If that is meant to be measured no more: run "npx meantime accept" and commit meantime.baseline.json.

      - This build has no quickstart, so there was nothing to check. "quickstart:" in the frontmatter of a page makes it one.
      "
    `);
  });

  it('are none when all holds', () => {
    const manifest = buildManifest({ steps: [install] });
    expect(renderAnnotations(compare(manifest, baselineOf(manifest)))).toBe('');
  });
});

describe('the step summary', () => {
  it('is a table, and what fails', () => {
    const before = buildManifest({ steps: [install] });
    const now = buildManifest(
      { steps: [{ ...slowInstall, title: 'In|stall <b>' }] },
      { id: 'guides/deploy_it', steps: [start] },
    );
    expect(renderStepSummary(compare(now, baselineOf(before)))).toMatchInlineSnapshot(`
      "## Time to hello world: fails

      | quickstart | baseline | this build | change | budget | verdict |
      | --- | --- | --- | --- | --- | --- |
      | guides/deploy\\_it | none | 13.5 s |  | none | no baseline |
      | quickstart | 16.8 s | 29.1 s | +12.3 s | none | asks for more, slower |

      - quickstart got 12.3 s slower: 29.1 s, and its baseline of 16.8 s allows for 5.0 s more.
      - quickstart asks for more than was accepted.
        - content/quickstart.mdx:31 asks for another command: "npm fund".
        - content/quickstart.mdx:31 step "In\\|stall \\<b\\>" +12.3 s: 1 command, 42 letters

      If newcomers are meant to be asked that: run "npx meantime accept" and commit meantime.baseline.json.

      - guides/deploy\\_it is not in the baseline, so only its budget was checked. To add it: run "npx meantime accept" and commit meantime.baseline.json.
      "
    `);
  });
});
