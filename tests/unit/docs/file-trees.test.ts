import { expect, test } from 'vitest';
import { compilePlain, compileText } from './compile-text.ts';

test('tells folders, files and what is said of them', async () => {
  const { html } = await compilePlain(
    [
      '<FileTree>',
      '- src',
      '  - **a.js** the *main* file',
      '  - …',
      '- empty/',
      '- `b c.js` and [more](./other.mdx)',
      '- [package.json](./page.mdx)',
      '</FileTree>',
      '',
      '- not in a tree',
    ].join('\n'),
  );
  expect(html).toMatchInlineSnapshot(`
    "<div class="file-tree"><ul>
    <li class="folder"><details open><summary><span class="file-name">src</span>
    </summary><ul>
    <li class="file"><span class="file-name"><strong>a.js</strong></span> the <em>main</em> file</li>
    <li><span class="file-name">…</span></li>
    </ul>
    </details></li>
    <li class="folder"><span class="file-name">empty/</span></li>
    <li class="file"><span class="file-name"><code>b c.js</code></span> and <a href="/other/">more</a></li>
    <li class="file"><span class="file-name"><a href="/page/">package.json</a></span></li>
    </ul></div>
    <ul>
    <li>not in a tree</li>
    </ul>"
  `);
});

test('leaves a component of the same name alone', async () => {
  const page = await compileText(
    "import FileTree from './tree.astro';\n\n<FileTree>Text</FileTree>",
  );
  expect(page).toMatchObject({ kind: 'module', reason: 'it imports or exports something' });
});

test('is one beside a block of code that imports another', async () => {
  const page = await compileText(
    '```js\nimport { FileTree } from "@astrojs/starlight/components";\n```\n\n<FileTree>\n\n- a/\n\n</FileTree>',
  );
  expect(page).toMatchObject({
    kind: 'plain',
    html: expect.stringContaining('<li class="folder">') as string,
  });
});
