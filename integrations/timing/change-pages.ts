import { writeFile } from 'node:fs/promises';
import { pathsOf, readPage } from './built-pages.ts';

/** Changes the HTML of the pages that were built. */
export async function changePages(
  { dir, pages }: { dir: URL; pages: readonly { pathname: string }[] },
  change: (html: string) => string,
): Promise<void> {
  for (const path of pathsOf(pages)) {
    const built = readPage(dir, path);
    if (!built) continue;
    const html = built.html.toString('utf8');
    const changed = change(html);
    if (changed !== html) await writeFile(built.file, changed);
  }
}
