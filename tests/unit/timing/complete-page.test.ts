import { describe, expect, test } from 'vitest';
import { completePage } from '../../../integrations/timing/complete-page.ts';

interface Said {
  needs?: object[];
  source?: string;
}

const page = (body: string, said: Said = {}): string =>
  `<!doctype html><html lang="en"><head><meta name="meantime:quickstart" content='${JSON.stringify({
    ...{ id: 'q', goal: 'Hello', source: 'q.mdoc' },
    ...said,
  })}'></head><body><main><h1>Q</h1>${body}</main></body></html>`;

const source = `---
title: Q
---

## First \`step\`

\`\`\`js title="a.js"
const a = 1 < 2;
\`\`\`

1. Run it

   \`\`\`sh background ready=Listening
   node a.js
   \`\`\`
`;

const read = (text: string) => (file: string) => (file === 'q.mdoc' ? text : undefined);

describe('what an engine left out', () => {
  const body =
    '<!-- <pre> --><h2 id="first">First <code>step</code></h2><pre class="x"><code>const a = 1 &lt; 2;\n</code></pre>' +
    '<ol><li><p>Run it</p><pre><code>node a.js\n</code></pre></li></ol><script>"<pre>"</script>';

  test('is found again in the source, and the rest stays to the letter', () => {
    const completed = completePage(page(body), read(source));
    expect(completed).toContain('<h2 data-meantime-line="5" id="first">');
    expect(completed).toContain('<li data-meantime-line="11">');
    expect(completed).toContain('data-meantime-role="save"');
    expect(completed).toContain('data-meantime-ready="Listening"');
    expect(completed.replace(/ data-meantime-\w+="(?:[^"])*"/g, '')).toBe(page(body));
  });

  test.each([
    ['an engine that told the lines', page(`<h2 data-meantime-line="1">First step</h2>`), source],
    ['code that no fence holds', page('<pre>something else</pre>'), source],
    ['a page that is no quickstart', '<html><body><pre>node a.js</pre></body></html>', source],
    ['an empty source', page(body), ''],
    // Of whose elements the text and the browser do not agree.
    [
      'a page that is written in a strange way',
      page('<pre>node a.js</pre><svg><![CDATA[<pre >]]></svg>'),
      source,
    ],
  ])('stays out of %s', (_, html, text) => {
    expect(completePage(html, read(text))).toBe(html);
  });

  test('stays out where the source cannot be read', () => {
    expect(completePage(page(body), () => undefined)).toBe(page(body));
  });
});

describe('what a reader must have', () => {
  const needs = [{ name: 'node <22>' }, { name: 'account', ms: 180_000 }];
  const shown =
    '<div class="meantime-needs" data-meantime-needs data-meantime-ignore><p>You need</p>' +
    '<ul><li>node &lt;22&gt;</li><li>account (3 min)</li></ul></div>';
  const block = '<pre data-meantime-role="run">echo Hello</pre>';

  test.each([
    ['a heading', `<p>Text</p>|<h2 id="a">A</h2>${block}`],
    [
      'a heading in a wrapper',
      `<p>Text</p>|<div class="w"><h2 id="a">A</h2><a href="#a">#</a></div>${block}`,
    ],
    [
      'tabs that each hold the steps',
      `<p>Text</p>|<div class="tabs"><ul role="tablist"></ul><div role="tabpanel"><h2 id="a">A</h2>${block}</div><div role="tabpanel" hidden><h2 id="b">B</h2>${block}</div></div>`,
    ],
    [
      'what is folded',
      `<p>Text</p>|<details><summary>More</summary><h2 id="a">A</h2>${block}</details>`,
    ],
    ['a list', `<p>Text</p>|<ol><li><p>First</p>${block}</li><li><p>Second</p>${block}</li></ol>`],
  ])('stands before %s', (_, body) => {
    const steps = body.includes('<ol>') ? { steps: 'list' } : {};
    const completed = completePage(page(body.replace('|', ''), { needs, ...steps }), read(''));
    expect(completed).toBe(page(body.replace('|', shown), { needs, ...steps }));
    expect(completePage(completed, read(''))).toBe(completed);
  });

  test('is left to a theme that shows it', () => {
    const own = page(`<div data-meantime-needs>Node</div><h2 id="a">A</h2>${block}`, { needs });
    expect(completePage(own, read(''))).toBe(own);
  });

  test('is said in the language of the page', () => {
    const german = page(`<h2 id="a">A</h2>${block}`, { needs }).replace('lang="en"', 'lang="de"');
    expect(completePage(german, read(''))).toMatch(/account \(3\sMin\.\)/);
    const arabic = german.replace('lang="de"', 'lang="ar"');
    expect(completePage(arabic, read(''))).toContain('<p lang="en" dir="ltr">You need</p>');
  });
});
