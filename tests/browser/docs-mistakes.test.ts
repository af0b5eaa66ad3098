import { readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { buildSite } from '../harness/build-site.ts';

const fixture = 'docs-guide';

function pagesOf(dist: string): string[] {
  return readdirSync(dist, { recursive: true, encoding: 'utf8' }).filter(
    (path) => path.endsWith('.html') && !path.startsWith('pagefind/'),
  );
}

describe('what a writer got wrong', () => {
  async function failureOf(prepare: (project: string) => void): Promise<string> {
    const site = await buildSite(fixture, { prepare });
    site.remove();
    expect(site.exitCode, site.output).not.toBe(0);
    return site.output;
  }

  test('frontmatter: file, line and key', async () => {
    const output = await failureOf((project) => {
      writeFileSync(
        join(project, 'content/bad.md'),
        '---\ntitle: Bad\nquickstart:\n  goal: Hello\n  budget: soon\n---\nText.\n',
      );
    });
    expect(output).toContain('content/bad.md:5: the frontmatter is wrong.');
    expect(output).toContain(
      'quickstart.budget: must be a duration such as 90s, 5m or 1h, but is "soon"',
    );
  });

  test('two pages with one address', async () => {
    const output = await failureOf((project) => {
      writeFileSync(join(project, 'content/quickstart.mdx'), '---\ntitle: Twin\n---\nText.\n');
    });
    expect(output).toContain(
      'content/quickstart.md and content/quickstart.mdx would both be built to /quickstart/',
    );
  });

  test('no collection', async () => {
    const output = await failureOf((project) => {
      rmSync(join(project, 'src/content.config.ts'));
    });
    expect(output).toContain("import { docs } from 'meantime/content';");
  });

  test('partials, drafts and hidden pages', async () => {
    const site = await buildSite(fixture, {
      prepare: (project) => {
        const write = (name: string, more: string) => {
          writeFileSync(
            join(project, `content/${name}.md`),
            `---\ntitle: ${name}\n${more}---\nText.\n`,
          );
        };
        write('_partial', '');
        write('draft', 'draft: true\n');
        write('hidden', 'sidebar: { hidden: true }\n');
      },
    });
    expect(site.exitCode, site.output).toBe(0);
    const pages = pagesOf(site.dist);
    expect(pages).toContain('hidden/index.html');
    expect(pages).not.toContain('draft/index.html');
    expect(pages).not.toContain('_partial/index.html');
    expect(site.read('_meantime/navigation/index.html')).not.toContain('page/hidden');
    site.remove();
  });
});
