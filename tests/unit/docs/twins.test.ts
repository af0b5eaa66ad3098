import { describe, expect, test } from 'vitest';
import { codeParts } from '../../../integrations/docs/compile/twin/code-parts.ts';
import { builtIns } from '../../../integrations/docs/components/built-ins.ts';
import { markdownTwin } from '../../../integrations/docs/compile/twin/markdown-twin.ts';
import { parsePage } from '../../../integrations/docs/parse/parse-page.ts';
import { withLinks } from '../../../integrations/docs/compile/twin/link-marks.ts';
import { indexText } from '../../../integrations/docs/twins/index-text.ts';
import { renderedTwin } from '../../../integrations/docs/twins/rendered-twin.ts';
import { TwinAddresses } from '../../../integrations/docs/twins/twin-addresses.ts';
import { twinHead } from '../../../integrations/docs/twins/twin-head.ts';
import { en } from '../../../src/words/languages/en.ts';

test('the head says what the page shows of its frontmatter, as a writer writes it', () => {
  const quickstart = {
    goal: 'Hello: "you"',
    budgetMs: 90_000,
    steps: 'h3' as const,
    needs: [{ name: 'node 22' }, { name: 'approval', ms: 86_400_000 }],
  };
  expect(twinHead({ data: { title: 'A: b', quickstart }, url: undefined })).toMatchInlineSnapshot(`
    "---
    title: "A: b"
    quickstart:
      goal: 'Hello: "you"'
      budget: 90s
      steps: h3
      needs:
        - node 22
        - approval: 1d
    ---
    "
  `);
});

describe('addresses', () => {
  const hasTwin = (path: string) => path === '/guides/a/';
  const linked = (address: string, origin?: string) =>
    new TwinAddresses({ base: '/docs/', origin, hasTwin }).linked(address);
  test.each([
    ['/docs/guides/a/#x', undefined, '/docs/guides/a.md#x'],
    ['/docs/guides/a/?q=1', 'https://x.org', 'https://x.org/docs/guides/a.md?q=1'],
    ['/docs/guides/hidden/', 'https://x.org', 'https://x.org/docs/guides/hidden/'],
    ['/docs/logo.svg', 'https://x.org', 'https://x.org/docs/logo.svg'],
    ['/elsewhere/', 'https://x.org', 'https://x.org/elsewhere/'],
    ['sand.txt', 'https://x.org', 'sand.txt'],
  ])('%s at %s is %s', (address, origin, expected) => {
    expect(linked(address, origin)).toBe(expected);
  });
});

test('a page that was rendered says in Markdown what its readers see, and no more', () => {
  const html = `<main><div class="prose" data-meantime-content>
    <p>A <a href="../b/?x=1#y">link</a> and <code>a*b</code>.<span hidden>secret</span></p>
    <div data-meantime-ignore>notice</div>
    <div class="aside aside-tip" role="note"><p class="aside-title">Tip</p><p>Do it.</p></div>
    <meantime-tabs data-meantime-choice="os"><meantime-tab data-meantime-variant="Mac"><p class="tab-label">Mac</p>
    <figure class="code code-run"><figcaption>Terminal</figcaption><pre data-language="sh" data-meantime-role="run" data-meantime-background data-meantime-ready="up"><code>brew x
</code></pre><button data-meantime-copy>Copy</button></figure></meantime-tab></meantime-tabs>
    <pre data-language="md" data-meantime-role="save" data-meantime-title="a.md"><code>\`\`\`sh
&lt;a&gt;
\`\`\`</code></pre>
    <table><thead><tr><th>A</th></tr></thead><tbody><tr><td>b</td></tr></tbody></table>
    </div></main><footer>foot</footer>`;
  const marked = renderedTwin(html, '/docs/a/');
  expect(withLinks(marked, (address) => `<${address}>`.slice(1, -1))).toMatchInlineSnapshot(`
    "A [link](/docs/b/?x=1#y) and \`a*b\`.

    > **Tip**
    >
    > Do it.

    <!-- tabs os -->

    <!-- tab -->

    **Mac**

    \`\`\`sh background ready="up"
    brew x
    \`\`\`

    <!-- /tabs -->

    \`\`\`\`md title="a.md"
    \`\`\`sh
    <a>
    \`\`\`
    \`\`\`\`

    | A |
    | - |
    | b |
    "
  `);
});

test('the list of pages goes by the sidebar, and says which pages are quickstarts', () => {
  const page = (id: string, data: object = {}) => ({
    id,
    data: { title: `Title of ${id}`, ...data },
    address: `/${id}.md`,
    isHome: id === 'index',
  });
  const quickstart = { goal: 'Hello', budgetMs: 60_000 };
  const pages = [
    page('index'),
    page('start', { quickstart, description: 'Do [it].' }),
    page('guides/deep/one'),
    page('unlisted'),
  ];
  const link = (id: string) => ({ kind: 'link' as const, id, label: id });
  const text = indexText({
    ...{ title: 'Docs', description: 'All of it.', lang: 'en', words: en },
    sidebar: [
      link('start'),
      link('hidden'),
      {
        ...{ kind: 'group', id: 'guides', label: 'Guides' },
        children: [
          { kind: 'group', id: 'guides/deep', label: 'Deep', children: [link('guides/deep/one')] },
        ],
      },
      { kind: 'group', id: 'empty', label: 'Empty', children: [link('other-language')] },
    ],
    pages: new Map(pages.map((one) => [one.id, one])),
    others: [{ name: 'llms-full.txt', address: '/llms-full.txt' }],
  });
  expect(text).toMatchInlineSnapshot(`
    "# Docs

    > All of it.

    ## Pages

    - [Title of index](/index.md)
    - [Title of start](/start.md): Do \\[it\\]. You will see \`Hello\`, within 1 min.

    ## Guides

    ### Deep

    - [Title of guides/deep/one](/guides/deep/one.md)

    ## Optional

    - [Title of unlisted](/unlisted.md)
    - [llms-full.txt](/llms-full.txt)
    "
  `);
});

describe('code that the page shows otherwise than it was written', () => {
  const text =
    '1. A\n\n   ```js {1} title="a.js"\n   a(); // [!code ++]\n     b\n   ```\n\n- B\n\n```sh\nc\n```\n';
  const twinOf = (html: string) => {
    const written = parsePage(
      { file: new URL('file:///a.md'), text, frontmatter: {} },
      { features: { gfm: true }, components: builtIns },
    );
    if ('fault' in written) throw new Error('It can be read.');
    return markdownTwin(text, codeParts(written, html));
  };

  test('is the code on the page', () => {
    const html = '<pre><code><b>a</b>(); &amp;&lt;\n  b\n</code></pre><pre><code>c\n</code></pre>';
    expect(twinOf(html)).toBe(text.replace('a(); // [!code ++]', 'a(); &<'));
  });

  test('keeps the signs of a diff', () => {
    const diff = { file: new URL('file:///a.md'), text: '```diff\n-a\n+b\n```\n', frontmatter: {} };
    const written = parsePage(diff, { features: { gfm: true }, components: builtIns });
    if ('fault' in written) throw new Error('It can be read.');
    expect(codeParts(written, '<pre><code>a\nb\n</code></pre>')).toEqual([]);
  });

  test('stays as it is where a block is no fence', () => {
    expect(twinOf('<pre>x</pre><pre>y</pre><pre>z</pre>')).toBe(text);
  });
});
