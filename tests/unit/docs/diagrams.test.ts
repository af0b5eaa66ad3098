import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, expect, test } from 'vitest';
import { Diagrams } from '../../../integrations/docs/diagrams/diagrams.ts';
import { codeGroups } from '../../../integrations/docs/markdown/code-groups.ts';
import { diagramPictures } from '../../../integrations/docs/markdown/diagrams.ts';
import { pageWords } from '../../../integrations/docs/markdown/page-words.ts';
import { compilationOf, compileText } from './compile-text.ts';
import { temporaryFolder } from '../../harness/temporary.ts';

// One browser for all: to open it takes longer than all that it draws.
const kept = mkdtempSync(join(tmpdir(), 'meantime-test-'));
const drawing = diagramsIn(kept);
const wordsOf = pageWords({ lang: 'de' });
const options = {
  mdastPlugins: [diagramPictures({ drawing, wordsOf, base: '/docs/' }), codeGroups],
  features: { gfm: true, directive: true },
  drawing,
};

afterAll(async () => {
  await drawing.rest();
  rmSync(kept, { recursive: true });
});

function diagramsIn(folder: string, styles: string[] = []): Diagrams {
  const root = new URL('../../../', import.meta.url);
  return new Diagrams({ root, styles, cacheDir: () => pathToFileURL(`${folder}/`) });
}

async function pictureOf(source: string, scheme: 'light' | 'dark' = 'light'): Promise<string> {
  const { diagram, fault } = await drawing.draw(source);
  if (fault) throw new Error(fault.why);
  return drawing.picture(diagram.name, scheme) ?? '';
}

async function mistakesIn(text: string, name = 'page.mdx') {
  const { mistakes = [] } = await compilationOf(text, name, options);
  return mistakes.map(({ at, place }) => [place, at({ file: '', ...place }).message]);
}

const order = 'flowchart LR\n  accTitle: An order\n  A[Basket] -->|pay| B{"Good & fine?"}';

test.each(['page.md', 'page.mdx'])(
  'a diagram of %s is two pictures, on a page that is data',

  async (name) => {
    const text = `Words.\n\n\`\`\`mermaid\n${order}\n\`\`\`\n\n\`\`\`js\nlet a;\n\`\`\`\n`;
    const page = await compileText(text, name, options);
    if (page.kind !== 'plain') throw new Error(page.reason);
    const images = page.html.match(/<img[^>]*>/g) ?? [];
    expect(images.map((image) => /data-scheme="(\w+)"/.exec(image)?.[1])).toEqual([
      'light',
      'dark',
    ]);
    for (const image of images) {
      expect(image).toMatch(/src="\/docs\/_meantime\/diagrams\/[\da-f]{16}-(?:light|dark)\.svg"/);
      expect(image).toMatch(/alt="An order" width="\d+" height="\d+" loading="lazy"/);
    }
    expect(images[0]).toContain('data-labels="pay · Basket · Good &amp; fine?"');
    expect(page.html).not.toMatch(/style=|<svg|<script/);
    expect(page.markdown).toBe(text);
    expect(page.diagrams).toEqual([{ source: order, line: 3 }]);
  },
);

test('one that nobody named is called by what stands in it', async () => {
  const page = await compileText('```mermaid\nflowchart LR\nA --> B\n```', 'page.md', options);
  expect(page.kind === 'plain' && page.html).toContain('alt="Diagramm: A, B"');
});

test('behind the tabs of a group it is code', async () => {
  const text = ':::code-group\n```mermaid\nnonsense\n```\n:::';
  const page = await compileText(text, 'page.md', options);
  expect(page.kind === 'plain' && page.html).toContain('<pre');
  expect(page.diagrams).toBeUndefined();
});

test.each([
  ['flowchart LR\n  A --> B --> ]', { line: 4, column: 3 }, 'Unrecognized text'],
  [
    '%% a remark\n\nflowchart LR\n  %% more\n  A[ --> B',
    { line: 7, column: 5 },
    'it does not expect the end here',
  ],
  ['pie\n  "Dogs" 386', { line: 4, column: 10 }, "Expecting token of type ':' but found `386`"],
  ['---\ntitle: T\n---\npie\n  "Dogs"', { line: 7, column: 9 }, 'Expecting token'],
  ['nothing\n  known', { line: 2, column: 1 }, 'No diagram type detected'],
])(
  'what is wrong in %j is told at its place',

  async (source, place, why) => {
    const mistakes = await mistakesIn(`A\n\n\`\`\`mermaid\n${source}\n\`\`\`\n`.slice(2));
    expect(mistakes).toEqual([[place, expect.stringContaining(why)]]);
  },
);

test('in a list its lines begin further in', async () => {
  const mistakes = await mistakesIn('- one\n\n  ```mermaid\n  pie\n    "Dogs" 386\n  ```\n');
  expect(mistakes).toEqual([[{ line: 5, column: 12 }, expect.stringContaining('386')]]);
});

test('a drawing is the same each time', async () => {
  const again = diagramsIn(temporaryFolder());
  try {
    for (const source of [
      order,
      'gitGraph\n  commit\n  branch b\n  commit',
      'mindmap\n  a\n    b\n    c',
    ]) {
      const { diagram } = await again.draw(source);
      expect(again.picture(diagram?.name ?? '', 'dark')).toBe(await pictureOf(source, 'dark'));
    }
  } finally {
    await again.rest();
  }
});

test('its text keeps its width in any font, and is in the colours of the theme', async () => {
  const [light, dark] = [await pictureOf(order), await pictureOf(order, 'dark')];
  for (const text of light.match(/<text(?=[ >])[^>]*>/g) ?? [])
    expect(text).toMatch(/textLength="\d/);
  expect(light).toContain('ui-sans-serif');
  expect(light).not.toContain('Meantime Measure');
  expect(light).toContain('rgb(245, 242, 236)');
  expect(dark).toContain('rgb(30, 28, 25)');
});

test('what it says cannot run, lead away or load anything', async () => {
  const source = [
    'flowchart LR',
    '  A["<img src=x onerror=alert(1)><script>alert(1)</script>"] --> B',
    '  click A "https://evil.example/"',
    '  click B call alert()',
  ].join('\n');
  const picture = await pictureOf(
    `%%{init: {"securityLevel": "loose", "htmlLabels": true}}%%\n${source}`,
  );
  expect(picture).not.toMatch(/<script|<a[ >]|\son\w+=|href="(?!#)|<img|evil\.example/);
});

test('a diagram of 50 kB is drawn', async () => {
  const lines = Array.from(
    { length: 1_000 },
    (_, index) => `  Someone->>Other: message number ${index} of many of them`,
  );
  const source = `sequenceDiagram\n${lines.join('\n')}`;
  expect(source.length).toBeGreaterThan(50_000);
  expect(await pictureOf(source)).toContain('message number 999');
});

test('where Mermaid is not installed, the line that installs it is said', () => {
  const made = () =>
    new Diagrams({
      root: pathToFileURL(`${temporaryFolder()}/`),
      styles: [],
      cacheDir: () => new URL('file:///'),
    });
  expect(made).toThrow('has not installed: mermaid, playwright');
});

test('a diagram is code where diagrams are off, which is told', async () => {
  const off = { mdastPlugins: [], features: { gfm: true, directive: true } };
  const page = await compileText(
    'Words.\n\n```mermaid\nflowchart LR\nA --> B\n```',
    'page.md',
    off,
  );
  expect(page.kind === 'plain' && page.html).toContain('<pre');
  expect(page.warnings.map(({ code, line }) => [code, line])).toEqual([['diagrams-off', 3]]);
});
