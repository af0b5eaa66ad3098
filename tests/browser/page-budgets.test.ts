import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Browser } from 'playwright';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { isOver, type Judgement } from '../bench/page/bytes/budgets.ts';
import { choosePages } from '../bench/page/choose-pages.ts';
import { measureBytes } from '../bench/page/measure-bytes.ts';
import { renderReport } from '../bench/page/report/render-report.ts';
import { serveBuiltSite } from '../bench/page/serve-built-site.ts';
import { generatedPages } from '../bench/build/pages/generated.ts';
import { renderPage } from '../bench/build/pages/write-pages.ts';
import { launchBrowser } from '../harness/browser.ts';
import { buildSite, type BuiltSite } from '../harness/build-site.ts';

let browser: Browser;
let few: BuiltSite;
let many: BuiltSite;

const sizes = { few: 10, many: 300 };

beforeAll(async () => {
  browser = await launchBrowser();
  few = await buildSite('docs-guide', { prepare: withPages(sizes.few) });
  many = await buildSite('docs-guide', { prepare: withPages(sizes.many) });
  for (const { exitCode, output } of [few, many]) expect(exitCode, output).toBe(0);
});
afterAll(async () => {
  await browser.close();
  few.remove();
  many.remove();
});

/** The fixture with timing(), and so many generated pages more, none beside the quickstart. */
function withPages(count: number) {
  return (project: string): void => {
    const config = join(project, 'astro.config.mjs');
    writeFileSync(config, readFileSync(config, 'utf8').replaceAll('docs', 'meantime'));
    const pageAt = generatedPages(1);
    for (let index = 0; index < count; index += 1) {
      const page = pageAt(index);
      const file = join(project, 'content', `${page.path}.mdx`);
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, renderPage(page));
    }
  };
}

async function judge({ dist }: BuiltSite): Promise<Judgement[]> {
  const [home, ...others] = choosePages(dist);
  const site = await serveBuiltSite(dist);
  try {
    const paths = [home.path, ...others.map(({ path }) => path)] as const;
    return await measureBytes(browser, { dist, url: site.url, paths });
  } finally {
    await site.close();
  }
}

const figuresOf = (judgements: readonly Judgement[]) =>
  judgements.map(({ path, what, bytes }) => [path, what, bytes] as const);

describe('the pages of a site of 300', () => {
  test('keep within every budget', async () => {
    const judgements = await judge(many);
    expect(judgements.filter(isOver)).toEqual([]);
    expect(judgements.map(({ what }) => what)).toEqual([
      ...['html', 'scripts', 'styles', 'html', 'scripts', 'featureScripts', 'styles'],
      ...['html', 'scripts', 'quickstartScripts', 'interfaceScripts', 'featureScripts', 'styles'],
    ]);
    // An empty list would keep within any budget.
    for (const { bytes, assets } of judgements) {
      expect(bytes).toBeGreaterThan(500);
      expect(assets).not.toEqual([]);
    }
  });

  test('are those of a site of 10, byte for byte', () => {
    for (const page of ['index.html', 'quickstart/index.html', '404.html']) {
      expect(many.read(page), page).toBe(few.read(page));
    }
  });
});

test('what is over its budget is named, the largest first', async () => {
  const large = (bytes: number) => {
    // No pattern, or it would be compressed away.
    let state = 1;
    const next = () => (state = (state * 48_271) % 2_147_483_647).toString(36);
    let text = '';
    while (text.length < bytes) text += next();
    return JSON.stringify(text);
  };
  const { dist } = few;
  writeFileSync(join(dist, 'large.js'), `globalThis.large = ${large(9_000)};`);
  writeFileSync(join(dist, 'large.css'), `/* ${large(20_000)} */`);
  const file = join(dist, 'index.html');
  const before = few.read('index.html');
  const added = `<link rel="stylesheet" href="/large.css"><script src="/large.js" defer></script>`;
  writeFileSync(file, before.replace('</head>', `${added}</head>`));
  try {
    const judgements = await judge(few);
    const over = judgements.filter(isOver);
    expect(figuresOf(over).map(([path, what]) => [path, what])).toEqual([
      ['/', 'scripts'],
      ['/', 'styles'],
    ]);
    const report = renderReport({
      ...{ date: '', bytes: judgements, lighthouse: [] },
      machine: {
        ...{ cores: 1, processor: '', memoryBytes: 0, system: '', node: '', loadAtStart: 0 },
      },
    });
    expect(report).toMatch(
      /\/: scripts before the search, [\d,]+ bytes over.*\n +[\d,]+ \/large\.js\n/,
    );
    expect(report).toMatch(/\/: styles, [\d,]+ bytes over.*\n +[\d,]+ \/large\.css\n/);
  } finally {
    writeFileSync(file, before);
  }
});
