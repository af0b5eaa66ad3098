import { parseHTML } from 'linkedom';
import { describe, expect, it } from 'vitest';
import type { WalkthroughResult } from '../../../src/walkthrough/result.ts';
import { messageParts } from '../../../src/walkthrough/report/message-parts.ts';
import { renderJunit } from '../../../src/walkthrough/report/render-junit.ts';
import { renderWalkPage } from '../../../src/walkthrough/report/render-walk-page.ts';
import { renderWalkSummary } from '../../../src/walkthrough/report/render-walk-summary.ts';
import { stepBars } from '../../../src/walkthrough/report/step-bars.ts';
import type { ShownWalk, WalkPage } from '../../../src/walkthrough/report/walk-page.ts';
import {
  nearestColour,
  nearestOfPalette,
} from '../../../src/walkthrough/terminal/nearest-colour.ts';

const hostile =
  '</pre><script>alert(1)</script> @everyone [x](http://evil.test) ]]>\u0007\u001b[2J';

function walk(id: string, rest: Partial<WalkthroughResult> = {}): ShownWalk {
  const result: WalkthroughResult = {
    ...{ quickstart: id, variant: 'default', revision: 'r', ok: true, clicksToFind: 1 },
    ...{ warnings: [], transcript: `$ echo ${hostile}` },
    steps: [
      {
        ...{ id: 'install', title: 'Install', line: 5, humanMs: 20_000, machineMs: 10_000 },
        actions: [{ kind: 'run', line: 7, machineMs: 10_000 }],
        scenes: [{ kind: 'run', typed: hostile, line: 7, shown: [[{ text: hostile, colour: 1 }]] }],
      },
    ],
    ...rest,
  };
  const needs = [{ name: hostile, ms: 60_000 }];
  return { result, title: `Title of ${id}`, source: `content/${id}.mdx`, needs, pictures: [] };
}

const failure = {
  ...{ code: 'command-failed', title: 'A command of the page failed.', step: 'install' },
  message: `The step "Install" asks for this command:\n\n    ${hostile}\n\n    and more\n\nIt printed nothing.`,
  hint: 'Mend `it`.',
  location: { file: 'content/one.mdx', line: 7 },
};

const page: WalkPage = {
  report: {
    ...{ v: 1, site: 'example', revision: 'r', model: { name: 'newcomer-1', hash: 'h' } },
    ...{ writtenAtMs: Date.UTC(2026, 10, 26, 14, 5), ok: false, walkthroughs: [], unwalked: [] },
  },
  walks: [
    walk('one', {
      ...{ ok: false, failure },
      kept: { recordings: ['a/terminal.cast'], trace: "a/it's/trace.zip" },
    }),
    walk('two', { ok: false, failure: { ...failure, isUnjudged: true } }),
    walk('three'),
  ],
  unwalked: ['four'],
};

describe('what strangers print', () => {
  it('is text in the page', () => {
    const { document } = parseHTML(renderWalkPage(page));
    expect(document.querySelectorAll('script, img, iframe')).toHaveLength(0);
    expect(document.querySelector('.screen')?.textContent).toContain('<script>alert(1)</script>');
    expect(document.body.textContent).not.toContain('\u001b');
    expect(document.querySelector('meta[http-equiv]')?.getAttribute('content')).toContain(
      "default-src 'none'",
    );
  });

  it('is text in the XML', () => {
    const xml = renderJunit(page);
    expect(xml).not.toMatch(/[^\P{Cc}\n]/u);
    expect(xml).not.toContain('<script');
    const { document } = parseHTML(xml);
    expect(
      [...document.querySelectorAll('testcase')].map((one) => one.getAttribute('name')),
    ).toEqual(['Title of one', 'Title of two', 'Title of three', 'four']);
  });

  it('is text in the Markdown', () => {
    const outside = renderWalkSummary(page).replace(/^```+text\n.*?^```+$/gms, '');
    expect(outside).not.toContain('alert(1)');
    expect(outside).not.toContain('evil');
    const named = { ...walk('one'), title: '<b>`x`</b>' };
    const text = renderWalkSummary({ ...page, walks: [named] });
    expect(text).toContain('<summary>The steps of &lt;b&gt;`x`&lt;/b&gt;</summary>');
  });
});

it('tells a CI server what broke, what could not be judged and what was not walked', () => {
  expect(renderJunit(page).replaceAll(hostile, '')).toMatchSnapshot();
});

it('tells of specs that failed for reasons of their own', () => {
  const failedSpecs = [{ title: 'My spec', errors: [`Error: ${hostile}`] }];
  const failed: WalkPage = { ...page, walks: [], report: { ...page.report, failedSpecs } };
  const { document } = parseHTML(renderWalkPage(failed));
  expect(document.querySelector('h1')?.textContent).toBe('A spec of the project failed');
  expect(document.querySelector('.note')?.textContent).toContain('<script>alert(1)');
  expect(renderJunit(failed)).toContain('tests="2" failures="1"');
  expect(renderJunit(failed)).not.toContain('<script');
  expect(renderWalkSummary(failed)).toContain('### My spec: the spec failed');
});

it('tells a reviewer', () => {
  expect(renderWalkSummary(page)).toMatchSnapshot();
});

it('leaves out of a comment what it cannot hold, whole failures at a time', () => {
  const message = `Came:\n\n${`    ${'x'.repeat(70)}\n`.repeat(60)}`;
  const one = walk('one', { ok: false, failure: { ...failure, message }, steps: [] });
  const text = renderWalkSummary({ ...page, walks: Array.from({ length: 20 }, () => one) });
  expect(text.length).toBeLessThan(60_000);
  expect(text).toMatch(/\n9 more in the report\.\n$/);
  expect(text.match(/^```/gm)).toHaveLength(22);
});

it('draws the steps one after the other', () => {
  const step = (humanMs: number, machineMs: number) => ({ humanMs, machineMs });
  expect(stepBars([step(6_000, 6_000), step(0, 0), step(3_000, 9_000)])).toEqual([
    '▓▓▓▓▓▓░░░░░░············',
    '························',
    '············▓▓▓░░░░░░░░░',
  ]);
  expect(stepBars([step(0, 0)])).toEqual(['························']);
});

describe('the message of a failure', () => {
  it('is paragraphs and what they quote, empty lines within', () => {
    expect(messageParts('One\ntwo\n\n    $ a\n\n    b\n\nThree')).toEqual([
      { kind: 'text', lines: ['One', 'two'] },
      { kind: 'quote', lines: ['$ a', '', 'b'] },
      { kind: 'text', lines: ['Three'] },
    ]);
  });
});

describe('a colour', () => {
  it.each([
    [9, 9],
    [196, 9],
    [208, 11],
    [240, 8],
    [22, 2],
    [255, 15],
  ])('%d of 256 is %d of 16', (from, to) => {
    expect(nearestOfPalette(from)).toBe(to);
  });
  it('of a grey is grey', () => {
    expect(nearestColour([120, 125, 118])).toBe(8);
  });
});
