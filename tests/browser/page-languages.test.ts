import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { parseHTML } from 'linkedom';
import { describe, expect, test } from 'vitest';
import { visitSite } from '../harness/visit-site.ts';

const japanese = `この手引きでは、京都のサーバーの設定を変更します。

## 詳細設定

別の設定ファイルも使えます。\`npm run build\`を実行します。

\`\`\`sh
npm run build
\`\`\`

\`\`\`txt output
完成
\`\`\`

:::tip
ガベージコレクションは新幹線より速い。
:::

- [x] 済み

> 引用。[^1]

[^1]: 注です。
`;

const pages: Record<string, string> = {
  'content/kyoto.md': `---\ntitle: 京都の手引き\nlang: ja\n---\n\n${japanese}`,
  'content/module.mdx': `---\ntitle: 東京の手引き\nlang: ja\n---\n\nexport const count = 3;\n\n{count}個の歯車。\n\n<Aside kind="danger">触れるな。</Aside>\n\n${japanese}`,
  // As the writer leaves it who does not say which language it is in.
  'content/unsaid.md':
    '---\ntitle: 大阪の手引き\n---\n\n大阪のサーバーの設定は、水車で行います。\n',
  'content/arabic.md': '---\ntitle: مرحبا\nlang: ar\n---\n\n## نص\n\nنص.\n\n## آخر\n\nنص.\n',
  'content/swiss.md':
    '---\ntitle: Grüezi\nlang: de-CH\n---\n\n## Eins\n\nText.\n\n## Zwei\n\nText.\n',
};

/** The fixture in this language, with pages in others beside its own. */
function siteIn(lang: string) {
  return visitSite('docs-guide', {
    prepare(project) {
      for (const [path, text] of Object.entries(pages)) {
        mkdirSync(dirname(join(project, path)), { recursive: true });
        writeFileSync(join(project, path), text);
      }
      const config = join(project, 'astro.config.mjs');
      const options = `lang: '${lang}', words: { 'de-ch': { page: { contents: 'Uf dere Siite' } } },`;
      const before = readFileSync(config, 'utf8');
      writeFileSync(config, before.replace('title:', `${options} title:`));
    },
  });
}

const queries: [query: string, titles: string[]][] = [
  ['京都', ['京都の手引き', '東京の手引き']],
  ['設定', ['京都の手引き', '大阪の手引き', '東京の手引き']],
  ['サーバーの設定', ['京都の手引き', '大阪の手引き', '東京の手引き']],
  // Words that dictionaries part in different places.
  ['新幹線', ['京都の手引き', '東京の手引き']],
  ['ガベージコレクション', ['京都の手引き', '東京の手引き']],
  ['歯車', ['東京の手引き']],
  // Words that stand apart on the page.
  ['水車 大阪', ['大阪の手引き']],
  ['サーバー水車', ['大阪の手引き']],
  // What is typed may be a part of a sentence.
  ['設定を変更します。', ['京都の手引き', '東京の手引き']],
  ['buildを実行', ['京都の手引き', '東京の手引き']],
];

describe.each(['en', 'de', 'ja'])('on a site whose language is %s', (lang) => {
  const { open, site } = siteIn(lang);

  test.each([
    ["in the site's language", '/quickstart/'],
    ['in Japanese', '/kyoto/'],
    ['that does not say that it is in Japanese', '/unsaid/'],
  ])('a page %s finds Japanese, wherever it is written', async (_name, path) => {
    const page = await open(path);
    await page.keyboard.press('/');
    const field = page.locator('[data-meantime-search-field]');
    const titles = page.locator('dialog [role=option].page b');
    for (const [query, expected] of queries) {
      await field.fill(query);
      const found = async () => [query, (await titles.allTextContents()).sort()];
      await expect.poll(found).toEqual([query, expected]);
    }
    await field.fill('奈良');
    await page.locator('dialog [role=status]').filter({ hasText: '奈良' }).waitFor();
    expect(await titles.count()).toBe(0);
  });

  test('what is found reads as it was written, and leads to its heading', async () => {
    const page = await open('/quickstart/');
    await page.keyboard.press('/');
    await page.locator('[data-meantime-search-field]').fill('設定ファイル');
    const option = page.locator('dialog [role=option].heading[href^="/kyoto/#"]');
    await option.waitFor();
    expect(await option.locator('b').textContent()).toBe('詳細設定');
    expect(await option.locator('mark').allTextContents()).toEqual(['設定ファイル']);
    expect(await option.locator('span').textContent()).toContain('別の設定ファイルも使えます。');
    const group = option.locator('xpath=..');
    expect(await group.getAttribute('lang')).toBe(lang === 'ja' ? null : 'ja');
  });

  test('pages in the language of the open page come first', async () => {
    const page = await open('/kyoto/');
    await page.keyboard.press('/');
    await page.locator('[data-meantime-search-field]').fill('npm');
    const first = page.locator('dialog [role=option].page').first();
    await expect.poll(() => first.getAttribute('href')).toMatch(/\/(?:kyoto|module)\//);
  });

  const documentOf = (path: string) => parseHTML(site().read(path)).document;
  const textOf = (path: string, selector: string) =>
    [...documentOf(path).querySelectorAll(selector)].map((one) => one.textContent);

  test.each(['kyoto', 'module'])('%s speaks Japanese throughout', (name) => {
    const path = `${name}/index.html`;
    const { documentElement } = documentOf(path);
    expect(documentElement.getAttribute('lang')).toBe('ja');
    expect(textOf(path, '.skip, .menu-button span, .contents-button')).toEqual([
      '本文へスキップ',
      'メニュー',
      'このページの内容',
    ]);
    expect(textOf(path, 'figure figcaption, figure button')).toEqual([
      'ターミナル',
      'コピー',
      '出力',
    ]);
    expect(textOf(path, '.aside-title, #footnote-label')).toEqual([
      ...(name === 'module' ? ['危険'] : []),
      'ヒント',
      '脚注',
    ]);
    const labels = [...documentElement.querySelectorAll('.prose [aria-label]')].map((one) =>
      one.getAttribute('aria-label'),
    );
    expect(labels).toEqual([
      ...(name === 'module' ? ['危険'] : []),
      'ヒント',
      '完了',
      '参照 1 に戻る',
    ]);
  });

  test('a language without words speaks English, and says so', () => {
    const path = 'arabic/index.html';
    const { documentElement } = documentOf(path);
    expect(documentElement.getAttribute('lang')).toBe('ar');
    expect(documentElement.getAttribute('dir')).toBe('rtl');
    const skip = documentElement.querySelector('.skip');
    expect(skip?.textContent).toBe('Skip to the content');
    expect(skip?.getAttribute('lang')).toBe('en');
    expect(skip?.getAttribute('dir')).toBe('ltr');
  });

  test("words of a site's own go over those of the wider language", () => {
    const path = 'swiss/index.html';
    expect(documentOf(path).documentElement.getAttribute('lang')).toBe('de-CH');
    expect(textOf(path, '.contents-button, .menu-button span')).toEqual(['Menü', 'Uf dere Siite']);
    expect(documentOf(path).querySelector('.skip')?.getAttribute('lang')).toBe(null);
  });
});
