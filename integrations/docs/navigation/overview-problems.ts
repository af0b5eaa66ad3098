import type { MeantimeError } from '../../../src/protocol/errors.ts';
import { nearest } from '../addresses/nearest.ts';
import type { SitePages } from '../pages/site-pages.ts';
import { overviewEmpty } from '../problems/overview-errors.ts';
import { FolderOverviews, folderOf } from './folder-overviews.ts';
import { orderPages, type OrderSettings } from './neighbours.ts';

/** A problem for each overview that lists nothing. */
export function overviewProblems(
  pages: Pick<SitePages, 'all' | 'linksOf'>,
  settings: OrderSettings & { base: string },
): MeantimeError[] {
  const all = pages.all();
  const asking = all.flatMap((page) =>
    (pages.linksOf(page)?.overviews ?? []).map((overview) => ({ page, ...overview })),
  );
  if (asking.length === 0) return [];
  const { sidebar } = orderPages(all, settings);
  const showsDrafts = settings.showsDrafts ?? false;
  const overviews = new FolderOverviews(all, { ...settings, sidebar, showsDrafts });
  const folders = [...new Set(all.flatMap(({ id }) => foldersAbove(id)))];
  return asking.flatMap(({ page, folder, line, column }) => {
    if (overviews.in(folder, page).length > 0) return [];
    const place = { ...(line !== undefined && { line }), ...(column !== undefined && { column }) };
    // What is there is no slip, and what has no letters is like anything.
    const isSlip = /\p{L}/u.test(folder) && !folders.includes(folderOf(folder, page));
    const listed = folders.filter((one) => overviews.in(one, page).length > 0);
    const meant = isSlip ? nearest(folder, listed) : undefined;
    return overviewEmpty.at({ location: { file: page.path, ...place } }, folder, meant);
  });
}

function foldersAbove(id: string): string[] {
  const segments = id.split('/').slice(0, -1);
  return segments.map((_segment, index) => segments.slice(0, index + 1).join('/'));
}
