import { writeFile } from 'node:fs/promises';
import { pathsOf, readPage } from './built-pages.ts';
import type { PageScripts } from './page-scripts.ts';

/** Takes the client out of the pages of a build that turned out to have no quickstart. */
export async function removeScripts(
  { dir, pages }: { dir: URL; pages: readonly { pathname: string }[] },
  { page, quickstart }: PageScripts,
): Promise<void> {
  for (const path of pathsOf(pages)) {
    const built = await readPage(dir, path);
    if (!built) continue;
    const html = built.html.toString('utf8');
    const without = html.replaceAll(page, '').replaceAll(quickstart, '');
    if (without !== html) await writeFile(built.file, without);
  }
}
