import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { buildSite, type BuiltSite } from '../harness/build-site.ts';
import { everyComponent } from '../harness/component-samples.ts';

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

function outputOf(dist: string): Record<string, string> {
  const files = readdirSync(dist, { recursive: true, encoding: 'utf8' })
    .filter((path) => statSync(join(dist, path)).isFile())
    .sort();
  return Object.fromEntries(
    files.map((path) => {
      const content = readFileSync(join(dist, path));
      // Pages as they are, so that a failure shows what differs.
      if (path.endsWith('.html')) return [path, content.toString('utf8').replaceAll('><', '>\n<')];
      return [path, createHash('sha256').update(content).digest('hex')];
    }),
  );
}

describe('a build from the cache', () => {
  let site: BuiltSite;

  async function build(): Promise<Record<string, string>> {
    site = await site.rebuild();
    expect(site.exitCode, site.output).toBe(0);
    return outputOf(site.dist);
  }

  async function buildCold(): Promise<Record<string, string>> {
    for (const folder of ['node_modules/.astro', '.astro', 'dist']) {
      rmSync(join(site.project, folder), { recursive: true, force: true });
    }
    return build();
  }

  function edit(path: string, change: (text: string) => string): void {
    const file = join(site.project, path);
    const text = readFileSync(file, 'utf8');
    expect(change(text)).not.toBe(text);
    writeFileSync(file, change(text));
  }

  const edits: Record<string, () => void> = {
    nothing: () => undefined,
    'a body': () => {
      edit('content/guides/reading.mdx', (text) => `${text}\nOne more line.\n`);
    },
    'a title': () => {
      edit('content/data.mdx', (text) => text.replace('title: Data', 'title: Dates'));
    },
    'the frontmatter': () => {
      edit('content/data.mdx', (text) => text.replace('---\n', '---\nsidebar:\n  order: 1\n'));
    },
    'a page that becomes a module': () => {
      edit('content/data.mdx', (text) => `${text}\n{1}\n`);
    },
    'and data again': () => {
      edit('content/data.mdx', (text) => text.replace('\n{1}\n', ''));
    },
    'a page less': () => {
      rmSync(join(site.project, 'content/data.mdx'));
    },
    'an option': () => {
      edit('astro.config.mjs', (text) => text.replace(/title: '[^']*'/, "title: 'Another'"));
    },
  };

  beforeAll(async () => {
    site = await buildSite(fixture, {
      prepare: (project) => {
        write(project, 'content/data.mdx', page('Data', everyComponent));
      },
    });
    expect(site.exitCode, site.output).toBe(0);
  });

  afterAll(() => {
    site.remove();
  });

  test.each(Object.keys(edits))(
    'is the same, byte for byte, as one without: %s changed',
    async (name) => {
      edits[name]?.();
      const warm = await build();
      expect(await buildCold()).toEqual(warm);
    },
    120_000,
  );

  test('renders what an edit changed, and no more', async () => {
    await build();
    edit('content/guides/reading.mdx', (text) => `${text}\nA last line.\n`);
    edit('content/quickstart.md', (text) => `${text}\nAnother.\n`);
    await build();
    expect(site.output).toContain(
      'compiled 2 pages (1 from the cache), rendered 2 pages (1 from the cache)',
    );
  }, 120_000);

  test('does without a part of it that is damaged', async () => {
    const before = await build();
    for (const kind of ['pages', 'renderings']) {
      const folder = join(site.project, 'node_modules/.astro/meantime', kind);
      const files = readdirSync(folder);
      expect(files.length).toBeGreaterThan(0);
      for (const file of files) {
        const path = join(folder, file);
        writeFileSync(path, readFileSync(path, 'utf8').slice(0, -10));
      }
    }
    expect(await build()).toEqual(before);
  }, 120_000);
});
