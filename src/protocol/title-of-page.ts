import { contentRoot } from './content-root.ts';
import type { QuickstartMeta } from './markup.ts';
import type { PageDocument } from './page.ts';
import { readTitle } from './read-sections.ts';

export function titleOfPage(document: PageDocument, { id }: Pick<QuickstartMeta, 'id'>): string {
  const heading =
    contentRoot(document)?.querySelector('h1') ??
    document.querySelector('h1') ??
    document.querySelector('title');
  return (heading ? readTitle(heading) : '') || id;
}
