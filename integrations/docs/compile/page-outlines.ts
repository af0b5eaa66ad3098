import { parseHTML } from '../../lazy-packages.ts';
import { readOutlines, type Outline } from '../../../src/lint/quickstart/read-outline.ts';
import { quickstartSchema } from '../../quickstart-fields.ts';
import { holdsCode } from '../parse/classify-page.ts';
import type { WrittenPage } from '../parse/written-page.ts';
import type { ModulePage, PlainPage } from './compiled-page.ts';
import { compilePlainPage } from './compile-plain-page.ts';
import type { Pipeline } from './pipeline.ts';

/**
 * Outlines of a quickstart, the same that the built page has.
 *
 * @returns undefined for other pages, and where code decides what the page shows
 */
export async function pageOutlines(
  written: WrittenPage,
  page: PlainPage | ModulePage,
  pipeline: Pipeline,
): Promise<readonly Outline[] | undefined> {
  const { success, data } = quickstartSchema.safeParse(written.source.frontmatter['quickstart']);
  if (!success || !pipeline.isTimed) return undefined;
  const html = page.kind === 'plain' ? page.html : await htmlWithImages(written, pipeline);
  if (html === undefined) return undefined;
  const { document } = parseHTML(`<!doctype html><html><body><main>${html}</main></body></html>`);
  return readOutlines(document, data);
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
