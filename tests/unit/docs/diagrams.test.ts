import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser } from 'playwright';
import { afterAll, expect, test } from 'vitest';
import { diagramPackages } from '../../../integrations/docs/diagrams/diagram-packages.ts';
import { Diagrams } from '../../../integrations/docs/diagrams/diagrams.ts';
import { DrawingBrowser } from '../../../integrations/docs/diagrams/drawing-browser.ts';
import { codeGroups } from '../../../integrations/docs/markdown/code-groups.ts';
import { diagramPictures } from '../../../integrations/docs/markdown/diagrams.ts';
import { packageFile } from '../../../integrations/package-file.ts';
import { pageWords } from '../../../integrations/docs/markdown/page-words.ts';
import { writeDiagrams } from '../../../integrations/docs/rendering/write-diagrams.ts';
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
  return drawing.picture(diagram.name, scheme);
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
  const sources = [order, 'gitGraph\n  commit\n  branch b\n  commit', 'mindmap\n  a\n    b\n    c'];
  const first = await Promise.all(sources.map((source) => pictureOf(source, 'dark')));
  const again = diagramsIn(temporaryFolder());
  try {
    const names = await Promise.all(sources.map((source) => again.draw(source)));
    const second = names.map(({ diagram }) => again.picture(diagram?.name ?? '', 'dark'));
    expect(second).toEqual(first);
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

function longDiagram(to = 'Other'): string {
  const lines = Array.from(
    { length: 1_000 },
    (_, index) => `  Someone->>${to}: message number ${index} of many of them`,
  );
  return `sequenceDiagram\n${lines.join('\n')}`;
}

test('a diagram of 50 kB is drawn', async () => {
  const source = longDiagram();
  expect(source.length).toBeGreaterThan(50_000);
  expect(await pictureOf(source)).toContain('message number 999');
});

test('a browser that dies leaves nobody waiting, and another draws what comes next', async () => {
  const packages = diagramPackages(new URL('../../../', import.meta.url));
  const { chromium } = packages.playwright;
  const opened: Browser[] = [];
  const launch: typeof chromium.launch = async (options) => {
    const one = await chromium.launch(options);
    opened.push(one);
    return one;
  };
  const executablePath = (): string => chromium.executablePath();
  const playwright = { chromium: { launch, executablePath } as typeof chromium }; // what of it is used
  const tokens = packageFile('integrations/docs/theme/styles/tokens.css');
  const browser = new DrawingBrowser({ ...packages, playwright }, readFileSync(tokens, 'utf8'));
  // Of each room the second is long under way when the browser dies.
  const sources = [order, ...['Anna', 'Ben', 'Cleo'].map(longDiagram)];
  const all = sources.map((source) => browser.draw(source));
  const ended = Promise.allSettled(all);
  await all[0];
  await opened[0]?.close();
  expect((await ended).some(({ status }) => status === 'rejected')).toBe(true);
  expect((await browser.draw(order)).light).toHaveProperty('svg');
  await browser.close();
  expect(opened.length).toBeGreaterThan(1);
});

test('a picture that is lost and cannot be drawn again stops the build', async () => {
  const source = 'flowchart LR\n  A -->';
  const page = { path: 'content/a.mdx', key: 'a', data: {} };
  const pages = {
    ...{ all: () => [page], partials: new Map() },
    compiler: { factsOf: () => ({ diagrams: [{ source, line: 7 }] }) },
  } as unknown as Parameters<typeof writeDiagrams>[0]['pages']; // what of them is asked for
  const dir = pathToFileURL(`${temporaryFolder()}/`);
  const written = writeDiagrams({ site: { diagrams: drawing }, pages, output: undefined, dir });
  const location = { file: 'content/a.mdx', line: 7 };
  await expect(written).rejects.toMatchObject({ code: 'diagram-wrong', location });
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
