import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { glob, type Loader, type LoaderContext } from 'astro/loaders';
import { describeIssues } from '../describe-issues.ts';
import { addressTaken, frontmatterInvalid } from '../errors.ts';
import { settingsOf } from '../settings-module.ts';
import { frontmatterSchema } from './frontmatter.ts';
import { pageId, pagePath } from './page-address.ts';

/** Loads every `.md` and `.mdx` file of the folder of pages; files and folders that start with `_` are partials. */
export function pagesLoader(): Loader {
  return {
    name: 'meantime/pages',
    load: (context) => {
      const { content } = settingsOf(context.config);
      const folder = new URL(`${content.replace(/\/+$/, '')}/`, context.config.root);
      const pages = glob({
        base: folder,
        pattern: ['**/[^_]*.{md,mdx}', '!**/_*/**'],
        generateId: uniqueIds(folder, content),
      });
      return pages.load({ ...context, parseData: checkedParseData(context) });
    },
  };
}

function uniqueIds(folder: URL, name: string): (options: { entry: string }) => string {
  const entries = new Map<string, string>();
  return ({ entry }) => {
    const id = pageId(entry);
    const first = entries.get(id);
    if (first !== undefined && first !== entry && existsSync(new URL(encodeURI(first), folder))) {
      const [kept = first, other = entry] = [first, entry].sort();
      throw addressTaken(pagePath(id), `${name}/${kept}`, `${name}/${other}`);
    }
    entries.set(id, entry);
    return id;
  };
}

/** Astro's own message speaks of collections and schemas; the writer wrote a file. */
function checkedParseData(context: LoaderContext): LoaderContext['parseData'] {
  return async (entry) => {
    const result = frontmatterSchema.safeParse(entry.data);
    if (result.success || entry.filePath === undefined) return context.parseData(entry);
    const { issues } = result.error;
    const file = relative(fileURLToPath(context.config.root), entry.filePath).split(sep).join('/');
    const line = lineOfKey(await readFile(entry.filePath, 'utf8'), keyOf(issues[0]));
    throw frontmatterInvalid.at(
      { location: { file, line } },
      `${file}:${line}`,
      describeIssues(issues, entry.data),
    );
  };
}

function keyOf(issue: { path: PropertyKey[]; keys?: string[] } | undefined): string {
  return String([...(issue?.path ?? []), ...(issue?.keys ?? [])].findLast((key) => typeof key === 'string'));
}

/** Line of a key of the frontmatter, from 1; the first line where the key is missing. */
function lineOfKey(source: string, key: string): number {
  const lines = source.split('\n');
  const end = lines.findIndex((line, index) => index > 0 && line.trim() === '---');
  const found = lines.findIndex((line, index) => index < end && line.trim().startsWith(`${key}:`));
  return Math.max(found, 0) + 1;
}
