import { describe, expect, test } from 'vitest';
import {
  timesOfPage,
  type PageEvidence,
} from '../../../integrations/timing/toolbar/times-of-page.ts';
import { walkedWaiting } from '../../../integrations/timing/toolbar/walked-waiting.ts';
import { buildManifest } from '../../../integrations/timing/build-manifest.ts';
import { baselineOf } from '../../../src/gate/baseline/baseline.ts';
import { renderBaseline } from '../../../src/gate/baseline/render-baseline.ts';
import { baselineUnreadable } from '../../../src/gate/errors.ts';

const site = { siteId: 'site', base: '/' };
const path = '/quickstart/';
const goal = 'Hello';
const output = `<pre data-meantime-role="output"><code>${goal}</code></pre>`;
const run = (text: string) => `<pre data-meantime-role="run"><code>${text}\n</code></pre>`;
const install = `<h2 id="install" data-meantime-line="7">Install</h2><p>Get it.</p>${run('npm install it')}`;
const start = `<h2 id="start" data-meantime-line="13">Start</h2>${run('npm start')}${output}`;
const code = `<pre data-meantime-role="read"><code>${'a = 1\n'.repeat(12)}</code></pre>`;

function htmlOf(content: string, meta: object = {}): string {
  const all = { id: 'quickstart', goal, source: 'content/quickstart.mdx', ...meta };
  const quickstart = JSON.stringify(all).replaceAll('"', '&quot;');
  return (
    `<!doctype html><html><head><meta name="meantime:quickstart" content="${quickstart}"></head>` +
    `<body><main><h1>Quickstart</h1>${content}</main></body></html>`
  );
}

const manifestOf = (html: string) => buildManifest(site, [{ path, html }]).manifest;
const baselineFor = (html: string) => renderBaseline(baselineOf(manifestOf(html)));

function timesOf(content: string, evidence: Partial<PageEvidence> = {}, meta: object = {}) {
  const html = htmlOf(content, meta);
  const none = { readSource: () => undefined, others: [], baseline: undefined, walk: undefined };
  return timesOfPage({ site, path, html, ...none, ...evidence });
}

function variantOf(...args: Parameters<typeof timesOf>) {
  const times = timesOf(...args);
  if (times.kind !== 'timed') throw new Error(JSON.stringify(times));
  const [variant, ...others] = times.variants;
  expect(others).toEqual([]);
  if (!variant) throw new Error('no variant');
  return { ...variant, problems: times.problems };
}

describe('the times of a page', () => {
  test('are those of the model, the dearest of a step first', () => {
    const { steps, text, spread, parts } = variantOf(install + code + start);
    expect({ text, spread, parts, steps }).toMatchInlineSnapshot(`
      {
        "parts": [
          {
            "kind": "reading",
            "ms": 62640,
            "text": "1 min 03 s",
          },
          {
            "kind": "acting",
            "ms": 20180,
            "text": "20.2 s",
          },
        ],
        "spread": "48.0 s to 2 min 23 s",
        "steps": [
          {
            "costs": [
              "12 lines of code to read: 1 min 00 s",
              "1 command to run: 10.2 s",
              "13 letters to read: 0.7 s",
            ],
            "humanMs": 70955,
            "id": "install",
            "parts": [
              {
                "kind": "reading",
                "ms": 60715,
                "text": "1 min 01 s",
              },
              {
                "kind": "acting",
                "ms": 10240,
                "text": "10.2 s",
              },
            ],
            "place": "content/quickstart.mdx:7",
            "text": "1 min 11 s",
            "title": "Install",
          },
          {
            "costs": [
              "1 command to run: 9.9 s",
              "1 output to look over: 1.6 s",
              "5 letters to read: 0.3 s",
            ],
            "humanMs": 11865,
            "id": "start",
            "parts": [
              {
                "kind": "reading",
                "ms": 1925,
                "text": "1.9 s",
              },
              {
                "kind": "acting",
                "ms": 9940,
                "text": "9.9 s",
              },
            ],
            "place": "content/quickstart.mdx:13",
            "text": "11.9 s",
            "title": "Start",
          },
        ],
        "text": "1 min 23 s",
      }
    `);
  });

  test('have the parts of all steps, and no more', () => {
    const { steps, parts } = variantOf(install + code + start);
    for (const { kind, ms } of parts) {
      const own = steps.flatMap((step) => step.parts.filter((part) => part.kind === kind));
      expect(own.reduce((sum, part) => sum + part.ms, 0)).toBe(ms);
    }
    const all = parts.reduce((sum, part) => sum + part.ms, 0);
    expect(steps.reduce((sum, step) => sum + step.humanMs, 0)).toBe(all);
  });
});

describe('the baseline', () => {
  const remarksOf = (...args: Parameters<typeof timesOf>) =>
    variantOf(...args).remarks.map(({ isBad, text }) => `${isBad ? 'bad' : 'good'}: ${text}`);
  const both = htmlOf(install + start);

  test.each<[string, string, Partial<PageEvidence>, object?]>([
    ['is absent', install + start, {}],
    ['is the same', install + start, { baseline: baselineFor(both) }],
    ['is passed by little', `${install}<p>At once.</p>${start}`, { baseline: baselineFor(both) }],
    ['is passed by much', install + code + start, { baseline: baselineFor(both) }],
    ['is not reached', install + start, { baseline: baselineFor(htmlOf(install + code + start)) }],
    ['has one step more than the page', start, { baseline: baselineFor(both) }],
    ['does not know the page', start, { baseline: baselineFor(htmlOf(start, { id: 'other' })) }],
    ['is broken', start, { baseline: '{' }],
    [
      'may not be read',
      start,
      { baseline: baselineUnreadable('meantime.baseline.json', 'you may not') },
    ],
    ['stands beside a budget', start, {}, { budgetMs: 60_000 }],
    ['stands beside a budget that is passed', start, {}, { budgetMs: 5_000 }],
  ])('%s', (_, content, evidence, meta) => {
    expect(remarksOf(content, evidence, meta)).toMatchSnapshot();
  });

  test('says of a step what makes it slower', () => {
    const { steps } = variantOf(install + code + start, { baseline: baselineFor(both) });
    expect(steps.map(({ change }) => change)).toEqual([
      { isSlower: true, text: '+1 min 00 s', because: '12 lines of code' },
      undefined,
    ]);
  });

  test('of another model is told, and nothing compared', () => {
    const baseline = JSON.stringify({
      ...baselineOf(manifestOf(both)),
      model: { name: 'newcomer-0', hash: '0000000000000000' },
    });
    const { steps, problems } = variantOf(install + code + start, { baseline });
    expect(steps.some(({ change }) => change)).toBe(false);
    expect(problems).toMatchObject([
      { isError: true, title: "The newcomer's model changed, so times cannot be compared." },
    ]);
  });
});

describe('what is wrong with a page', () => {
  const wrong = `<h2 id="a">A</h2>${run('npm start')}${output.replace(goal, 'Bye')}`;

  test('stands in place of its times', () => {
    const times = timesOf(wrong);
    expect(times).toMatchObject({ kind: 'illegible', problems: [{ isError: true }] });
  });

  test('is shown also where it was told when the page was compiled', () => {
    const ofCompiled = timesOf(wrong, {}, { isChecked: true });
    expect(ofCompiled).toEqual(timesOf(wrong));
  });

  test('as a warning stands beside its times, told before or not', () => {
    const twice = install + install.replace('id="install"', 'id="install-1"') + start;
    const { problems } = variantOf(twice);
    expect(problems).toMatchObject([{ isError: false }]);
    expect(variantOf(twice, {}, { isChecked: true }).problems).toEqual(problems);
  });

  test('may be another page', () => {
    const others = manifestOf(htmlOf(start)).quickstarts.map((one) => ({ ...one, path: '/a/' }));
    expect(variantOf(start, { others }).problems).toMatchObject([
      { isError: true, title: 'Two quickstarts have the same id.' },
    ]);
  });

  test.each([
    ['a page that is none', undefined],
    ['a page that speaks of quickstarts', '<!doctype html><p>meantime:quickstart</p>'],
  ])('is nothing for %s', (_, html) => {
    expect(timesOf('', { html })).toEqual({ kind: 'no-quickstart' });
  });
});

describe('the waiting', () => {
  const walk = (changes: object = {}) =>
    JSON.stringify({
      v: 1,
      walkthroughs: [
        {
          ...{ quickstart: 'quickstart', variant: 'default', revision: 'abc', ok: true },
          steps: [{ id: 'install', title: 'Install', machineMs: 3_200.4, actions: [] }],
          ...changes,
        },
      ],
    });
  const page = { quickstart: 'quickstart', variant: 'default', revision: 'abc' };

  test('is what the last walk measured', () => {
    expect(walkedWaiting(walk(), page)).toEqual(new Map([['install', 3_200]]));
    const { quickstarts } = manifestOf(htmlOf(install + start));
    const { parts, steps, unknownWaiting } = variantOf(install + start, {
      walk: walk({ revision: quickstarts[0]?.revision }),
    });
    expect(parts.at(-1)).toEqual({ kind: 'waiting', ms: 3_200, text: '3.2 s' });
    expect(steps.map((step) => step.parts.at(-1)?.kind)).toEqual(['waiting', 'acting']);
    expect(unknownWaiting).toBeUndefined();
  });

  test.each([
    ['there was no walk', undefined],
    ['the page was not walked', walk({ quickstart: 'other' })],
    ['the page has changed', walk({ revision: 'def' })],
    ['the walk broke off', walk({ ok: false })],
    ['the file is no walk', '{"v":2}'],
    ['the file is no JSON', '{'],
  ])('is not known where %s', (_, content) => {
    expect(walkedWaiting(content, page)).toMatchSnapshot();
  });
});
