import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseHTML } from 'linkedom';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { builtIns } from '../../integrations/docs/components/built-ins.ts';
import { buildSite, type BuiltSite } from '../harness/build-site.ts';

const fixture = 'docs-guide';

/** Every built-in component, and what else a page may hold. */
const everything = `
## Code & words

:::caution[Mind the *gap*]
10:30 is no directive.
:::

\`\`\`js title="a.mjs"
const a = 1 < 2;
\`\`\`

<Aside kind="tip" title="A &amp; B">Some **text**.</Aside>

<CardGrid>
  <Card title="One" href="./guides/reading.mdx">
    First

    - list
  </Card>
  <Card title="Two">Second <kbd class="key">K</kbd></Card>
</CardGrid>

Go <LinkButton href="/quickstart/" primary>there</LinkButton> or [stay](./index.mdx).

<details open>
<summary>More</summary>

| a | b |
| - | - |
| 1 | <br /> |

</details>
`;

function page(title: string, body: string): string {
  return `---\ntitle: ${title}\n---\n${body}`;
}

function write(project: string, path: string, text: string): void {
  writeFileSync(join(project, path), text);
}

/** What a reader's browser makes of the article, whitespace between blocks aside. */
function articleOf(html: string): string {
  const article = parseHTML(html).document.querySelector('.prose');
  if (!article) throw new Error('The page has no article.');
  const shape = (node: Node): string => {
    if (node.nodeType === 3) return (node.textContent ?? '').replace(/\s+/g, ' ');
    const element = node as Element; // comments have no part in it
    const attributes = [...element.attributes]
      .map(({ name, value }) => ` ${name}="${value}"`)
      .sort();
    const children = [...element.childNodes].map(shape).join('');
    return `<${element.localName}${attributes.join('')}>${children.replace(/ </g, '<').replace(/> /g, '>')}`;
  };
  return shape(article);
}

describe('a page as data and as a module', () => {
  let site: BuiltSite;

  beforeAll(async () => {
    site = await buildSite(fixture, {
      prepare: (project) => {
        write(project, 'content/data.mdx', page('Data', everything));
        write(project, 'content/module.mdx', page('Module', `${everything}\n{''}\n`));
      },
    });
    expect(site.exitCode, site.output).toBe(0);
  });

  afterAll(() => {
    site.remove();
  });

  test('looks the same, with every built-in component', () => {
    for (const name of builtIns.keys()) expect(everything).toContain(`<${name}`);
    const data = articleOf(site.read('data/index.html'));
    expect(data).toBe(articleOf(site.read('module/index.html')));
    expect(data).toContain('<a class="button button-primary" href="/quickstart/">');
  });

  test('is found by the search either way', () => {
    const fragments = readdirSync(join(site.dist, 'pagefind/fragment'));
    const pages = readdirSync(site.dist, { recursive: true, encoding: 'utf8' }).filter(
      (path) => path.endsWith('index.html') && !path.includes('_meantime'),
    );
    expect(fragments).toHaveLength(pages.length);
  });
});
