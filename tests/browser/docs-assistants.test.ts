import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseHTML } from 'linkedom';
import { markdownToMdast, type MdastNode } from 'satteri';
import { beforeAll, describe, expect, test } from 'vitest';
import { agentScore } from '../harness/agent-score.ts';
import { expectAccessible } from '../harness/expect-accessible.ts';
import { visitSite } from '../harness/visit-site.ts';
import { serveBuiltSite } from '../bench/page/serve-built-site.ts';
import { walkedProject } from './walkthrough-run.ts';

const origin = 'https://docs.example.com';

const fences = [
  '```js title="a.mjs"\nconst a = `x${1}`; // <b> & "c"\n```',
  '```python\ndef f():\n    return "ü"\n```',
  '```html\n<!-- tabs -->\n<p hidden>&amp;</p>\n```',
  '````md norun\n```sh\necho nested\n```\n````',
  '```sh\ncat <<EOF\n  deep\n\nEOF\n```',
];

const pages = {
  'fences.mdx': `---\ntitle: Fences\n---\n${fences.join('\n\n')}\n`,
  'module.mdx': `---\ntitle: Module\n---\nexport const one = 1;\n\n{one} of these, by [a link](./fences.mdx#top).\n\n${fences.join('\n\n')}\n`,
  'draft.md': '---\ntitle: Secret plan\ndraft: true\n---\nNot yet.\n',
  'hidden.md': '---\ntitle: Hidden\nsidebar: { hidden: true }\n---\nFound by its address alone.\n',
  'sand.md': '---\ntitle: Sand\nlang: de\n---\nSiehe [den Start](./quickstart.mdx).\n',
};

const { site, open } = visitSite('quickstart', {
  prepare: (project) => {
    for (const [name, text] of Object.entries(pages)) {
      writeFileSync(join(project, 'content', name), text);
    }
    const config = join(project, 'astro.config.mjs');
    const text = readFileSync(config, 'utf8');
    writeFileSync(config, text.replace('defineConfig({', `defineConfig({\n  site: '${origin}',`));
  },
});

function codeIn(markdown: string): string[] {
  const of = (node: MdastNode): string[] =>
    node.type === 'code' ? [node.value] : 'children' in node ? node.children.flatMap(of) : [];
  return of(markdownToMdast(markdown));
}

describe('the pages as Markdown', () => {
  test.each(['fences', 'module'])('%s: the code is the code on the page', (name) => {
    const { document } = parseHTML(site().read(`${name}/index.html`));
    const shown = [...document.querySelectorAll('pre code')].map(({ textContent }) =>
      textContent.replace(/\n$/, ''),
    );
    expect(shown).toHaveLength(5);
    expect(codeIn(site().read(`${name}.md`))).toEqual(shown);
  });

  test('lead from one to the other, by whole addresses', () => {
    expect(site().read('module.md')).toContain(`[a link](${origin}/fences.md#top)`);
    expect(site().read('sand.md')).toContain(`[den Start](${origin}/quickstart.md)`);
  });

  test('are listed by language, without drafts and what is hidden', () => {
    expect(site().read('llms.txt')).toMatchSnapshot();
    expect(site().read('de/llms.txt')).toContain(`[Sand](${origin}/sand.md)`);
    expect(site().read('llms-full.txt')).not.toMatch(/Secret plan|Found by its address|Siehe/);
    expect(() => site().read('draft.md')).toThrow('ENOENT');
    expect(site().read('hidden.md')).toContain('Found by its address alone.');
  });

  test('are told of in each page', () => {
    const { document } = parseHTML(site().read('quickstart/index.html'));
    const alternate = document.querySelector('link[type="text/markdown"]');
    expect(alternate?.getAttribute('href')).toBe('/quickstart.md');
  });
});

test('a reader copies the page and takes it elsewhere, by keyboard and on a phone', async () => {
  const permissions = ['clipboard-read', 'clipboard-write'];
  const viewport = { width: 360, height: 740 };
  const page = await open('/quickstart/', { permissions, viewport, colorScheme: 'dark' });
  const copy = page.getByRole('button', { name: 'Copy page' });
  await copy.focus();
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'Copied' }).waitFor();
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  expect(copied).toBe(site().read('quickstart.md'));
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  const menu = page.locator('#meantime-page-menu');
  await expectAccessible(page, '.page-menu');
  const box = await menu.boundingBox();
  expect(box && box.x >= 0 && box.x + box.width <= 360).toBe(true);
  const links = menu.getByRole('link');
  expect(await links.allInnerTexts()).toEqual([
    'View as Markdown',
    'Open in ChatGPT',
    'Open in Claude',
  ]);
  const asked = new URL((await links.last().getAttribute('href')) ?? '');
  expect(asked.searchParams.get('q')).toContain(`${origin}/quickstart.md`);
  await page.keyboard.press('Escape');
  expect(await menu.isVisible()).toBe(false);
});

test('AFDocs finds nothing but that the pages are short, and that one is hidden', async () => {
  const served = await serveBuiltSite(site().dist);
  try {
    const { overall, remarks, checks } = await agentScore(served.url, origin);
    const known = /content-start-position|llms-txt-directive-md|llms-txt-coverage/;
    expect(remarks.filter((remark) => !known.test(remark))).toEqual([]);
    expect(overall).toBeGreaterThanOrEqual(95);
    expect(checks).toBe(28);
  } finally {
    await served.close();
  }
});

describe('an assistant walks', () => {
  const project = walkedProject();
  const walk = () => project.walk({ as: 'agent', json: 'walk.json' });
  beforeAll(() => {
    cpSync(site().dist, project.dist, { recursive: true });
    return () => {
      project.remove();
    };
  });

  test('from llms.txt to hello world, by the Markdown alone', async () => {
    expect(await walk(), project.shown.join('')).toBe(0);
    expect(project.result('quickstart')).toMatchObject({ reader: 'agent', clicksToFind: 2 });
    expect(project.shown.join('')).toContain('hello world reached, 2 requests from llms.txt on');
  });

  test('and is told with page and line what a reader of the page is not', async () => {
    const file = join(project.dist, 'quickstart.md');
    const text = readFileSync(file, 'utf8');
    writeFileSync(file, text.replace('echo "Hello, $1!"', 'echo "Hello, $2!"'));
    expect(await walk()).toBe(2);
    expect(project.failure('quickstart')).toMatchInlineSnapshot(`
      "content/quickstart.mdx:12  An assistant is told something else than the page says.

      In the step "Write the program" the page's Markdown is not the page:

          - the Markdown
          + the page's copy button

          - echo "Hello, $2!"
          + echo "Hello, $1!"

      Build and publish page and Markdown together. If they are, write the block in plain Markdown: what a plugin or a script changes on the page is not in its text."
    `);
  });
});
