import { readdirSync, statSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { pageFigures, type PageFigures } from '../../../src/walkthrough/foreign/page-figures.ts';
import { visitPages, type VisitedPage } from '../../../src/walkthrough/foreign/visit-pages.ts';
import { serveFolder } from '../../harness/serve-folder.ts';
import { defineProof } from '../proof.ts';

const shellBlock =
  /<(?:pre|code|div)\b[^>]*\b(?:language-|highlight-|lang="|data-lang(?:uage)?=")(?:sh|bash|shell|console|zsh)\b/i;

export const proof = defineProof({
  shows: 'Pages of sites by other generators are read as they are: what they ask for, twice alike.',
  options: {
    folder: { what: 'folder that holds a folder for each built site', usual: '' },
    only: { what: 'name of the one site to look at', usual: '' },
    pages: {
      what: 'what the paths of the pages to read hold',
      usual: 'getting-?started|quick-?start|install|creating',
    },
    most: { what: 'how many pages of a site are read', usual: 5 },
  },
  sample: { folder: 'tests/fixtures', only: 'foreign-pages', pages: '.', most: 20 },
  async run({ folder, only, pages, most }, world) {
    if (folder === '') throw new Error('Say where the built sites are: --folder DIR');
    const names = readdirSync(folder).filter(
      (name) => statSync(join(folder, name)).isDirectory() && (only === '' || name === only),
    );
    if (names.length === 0) throw new Error(`${resolve(folder)} holds no site.`);
    const contradictions: string[] = [];
    for (const name of names) {
      const root = resolve(folder, name);
      const paths = pagesOf(root, new RegExp(pages, 'i')).slice(0, most);
      if (paths.length === 0) contradictions.push(`${name}: no page has /${pages}/ in its path.`);
      const site = await serveFolder(root);
      try {
        const addresses = paths.map((path) => `${site.url}${path}`);
        const visit = { addresses, said: {}, searchPath: process.env['PATH'] ?? '' };
        const { signal } = world;
        const [first, second] = [
          await visitPages({ ...visit, signal }),
          await visitPages({ ...visit, signal }),
        ];
        for (const [index, one] of first.entries()) {
          const path = `${name}/${paths[index] ?? ''}`;
          world.say(`${path}: ${summary(one)}`);
          contradictions.push(...complaints(one, second[index]).map((what) => `${path}: ${what}`));
        }
        contradictions.push(...(await unread(first, name)));
      } finally {
        await site.close();
      }
    }
    return contradictions;
  },
});

function pagesOf(root: string, pattern: RegExp): string[] {
  return readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.html'))
    .map((entry) => relative(root, join(entry.parentPath, entry.name)))
    .filter((path) => pattern.test(path))
    .sort((a, b) => a.length - b.length || a.localeCompare(b));
}

function summary(visited: VisitedPage): string {
  if ('refusal' in visited) return visited.refusal.message;
  const {
    steps,
    variants,
    actions,
    guessed,
    unread: missed,
    generator,
    goal,
  } = pageFigures(visited.page);
  return [
    generator ?? 'no generator named',
    `${steps.length} steps`,
    `${variants.length} variants`,
    `${actions.run} run, ${actions.save} save, ${actions.open} open`,
    goal ? `goal "${goal.text}"` : 'no goal',
    `${guessed.length} guessed, ${missed.length} unread`,
  ].join(', ');
}

function complaints(first: VisitedPage, second: VisitedPage | undefined): string[] {
  if ('refusal' in first) return [first.refusal.message];
  if (!second || 'refusal' in second) return ['it came once and not again.'];
  const [a, b] = [first, second].map(({ page }) => JSON.stringify(withoutUrl(pageFigures(page))));
  return a === b ? [] : ['it was read twice, and not alike.'];
}

function withoutUrl(figures: PageFigures): PageFigures {
  return { ...figures, url: '' };
}

/** Pages with commands of which none was read as one, and nothing says why. */
async function unread(visited: readonly VisitedPage[], name: string): Promise<string[]> {
  const found = await Promise.all(
    visited.map(async (one) => {
      if ('refusal' in one) return [];
      const { actions, unread: missed, url } = pageFigures(one.page);
      if (actions.run + actions.save + actions.open > 0 || missed.length > 0) return [];
      const html = await (await fetch(url)).text();
      return shellBlock.test(html)
        ? [`${name}${new URL(url).pathname}: it has commands, none was read, and nothing says why.`]
        : [];
    }),
  );
  return found.flat();
}
