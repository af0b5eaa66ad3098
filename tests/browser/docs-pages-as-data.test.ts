import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { buildSite, type BuiltSite } from '../harness/build-site.ts';
import { everyComponent, includedPart } from '../harness/component-samples.ts';

const fixture = 'docs-guide';

function page(title: string, body: string): string {
  return `---\ntitle: ${title}\n---\n${body}`;
}

function write(project: string, path: string, text: string): void {
  writeFileSync(join(project, path), text);
}

describe('a page as data and as a module', () => {
  let site: BuiltSite;

  beforeAll(async () => {
    site = await buildSite(fixture, {
      prepare: (project) => {
        write(project, `content/${includedPart.name}`, includedPart.text);
        write(project, 'content/data.mdx', page('Data', everyComponent));
        write(project, 'content/module.mdx', page('Module', `${everyComponent}\n{''}\n`));
      },
    });
    expect(site.exitCode, site.output).toBe(0);
  });

  afterAll(() => {
    site.remove();
  });

  test('is found by the search either way', () => {
    const fragments = readdirSync(join(site.dist, 'pagefind/fragment'));
    const pages = readdirSync(site.dist, { recursive: true, encoding: 'utf8' }).filter(
      (path) => path.endsWith('index.html') && !path.includes('_meantime'),
    );
    expect(fragments).toHaveLength(pages.length);
  });
});
