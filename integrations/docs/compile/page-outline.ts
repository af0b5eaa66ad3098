import { parseHTML } from 'linkedom';
import { readOutline, type Outline } from '../../../src/lint/quickstart/read-outline.ts';
import { holdsCode } from '../parse/classify-page.ts';
import type { WrittenPage } from '../parse/written-page.ts';
import type { ModulePage, PlainPage } from './compiled-page.ts';
import { compilePlainPage } from './compile-plain-page.ts';
import type { Pipeline } from './pipeline.ts';

/**
 * Outline of a quickstart, the same that the built page has.
 *
 * @returns undefined for other pages, and where code decides what the page shows
 */
export async function pageOutline(
  written: WrittenPage,
  page: PlainPage | ModulePage,
  pipeline: Pipeline,
): Promise<Outline | undefined> {
  const goal = goalOf(written.source.frontmatter['quickstart']);
  if (goal === '' || !pipeline.isTimed) return undefined;
  const html = page.kind === 'plain' ? page.html : await htmlWithImages(written, pipeline);
  if (html === undefined) return undefined;
  const { document } = parseHTML(`<!doctype html><html><body><main>${html}</main></body></html>`);
  return readOutline(document, goal);
}

/** Astro's own way with images changes nothing of what is read. */
async function htmlWithImages(
  written: WrittenPage,
  pipeline: Pipeline,
): Promise<string | undefined> {
  if (holdsCode(written)) return undefined;
  const { html } = await compilePlainPage(written, pipeline);
  return html;
}

function goalOf(quickstart: unknown): string {
  if (typeof quickstart !== 'object' || quickstart === null) return '';
  const goal: unknown = Reflect.get(quickstart, 'goal');
  return typeof goal === 'string' ? goal.trim() : '';
}
