import { createSatteriMarkdownProcessor, satteri } from '@astrojs/markdown-satteri';
import type { AstroConfig } from 'astro';
import { expect, test } from 'vitest';
import { codeFigure } from '../../../integrations/docs/highlighting/code-figure.ts';
import {
  moduleHighlighting,
  wantedMarkdown,
} from '../../../integrations/docs/highlighting/module-highlighting.ts';
import { sentinelTheme } from '../../../integrations/docs/highlighting/sentinel-theme.ts';
import { en } from '../../../src/words/languages/en.ts';

type Markdown = AstroConfig['markdown'];

const shikiConfig = {
  ...{ theme: sentinelTheme, themes: {}, langs: [], langAlias: {}, wrap: false },
  transformers: [codeFigure(en.code)],
} as unknown as Markdown['shikiConfig']; // the theme is one of Shiki's by its shape alone

function markdownOf(wanted: Markdown['syntaxHighlight']): Markdown {
  const plugin = moduleHighlighting(wanted, () => markdown);
  const processor = satteri({ hastPlugins: [plugin] });
  const markdown = { processor, syntaxHighlight: false, shikiConfig } as unknown as Markdown; // what of it is read
  return markdown;
}

/** Renders pages one after the other, as Astro does in one process. */
async function render(wanted: Markdown['syntaxHighlight'], pages: readonly string[]) {
  const plugin = moduleHighlighting(wanted, () => markdownOf(wanted));
  const processor = await createSatteriMarkdownProcessor({
    ...{ syntaxHighlight: false, hastPlugins: [plugin] },
  });
  const rendered: string[] = [];
  for (const page of pages) rendered.push((await processor.render(page)).code);
  return rendered;
}

const fence = (lang: string, code: string) => `\`\`\`\`${lang}\n${code}\n\`\`\`\`\n`;
const embedding = fence('mdx', "import a from 'b';\n\n```python\ndef f(): return None\n```");
const embedded = [fence('python', 'def f(): pass'), fence('tsx', "import a from 'b';")];

test('a block is coloured alike whatever was coloured before it', async () => {
  const [first] = await render('shiki', [embedding]);
  const last = (await render('shiki', [...embedded, embedding])).at(-1);
  expect(last).toBe(first);
  expect(first).toContain('<figure class="code code-read">');
});

test('the languages that the configuration leaves out, and all where it wants none, stay plain', async () => {
  const [math, python = ''] = [fence('math', 'x'), embedded[0]];
  const [plain, coloured] = await render({ type: 'shiki', excludeLangs: ['math'] }, [math, python]);
  expect(plain).not.toContain('<figure');
  expect(coloured).toContain('<span class="k">def</span>');
  expect((await render(false, [python]))[0]).not.toContain('<figure');
});

test('plain pages are compiled with the highlighting that the configuration wants', () => {
  expect(wantedMarkdown(markdownOf('prism')).syntaxHighlight).toBe('prism');
  const other = { ...markdownOf('shiki'), syntaxHighlight: 'prism' } as Markdown;
  expect(wantedMarkdown(other).syntaxHighlight).toBe('prism');
});

test('what is highlighted already is left alone', async () => {
  const plugin = moduleHighlighting('shiki', () => markdownOf('shiki'));
  const processor = await createSatteriMarkdownProcessor({
    ...{ syntaxHighlight: 'shiki', shikiConfig, hastPlugins: [plugin] },
  } as unknown as Parameters<typeof createSatteriMarkdownProcessor>[0]); // the theme again
  const { code } = await processor.render(embedded[0] ?? '');
  expect(code.match(/<figure/g)).toHaveLength(1);
});
