import { satteriHeadingIdsPlugin } from '../../../astro-internals.ts';
import { markdownToHtml, mdxToJs } from 'satteri';
import { isMdx } from '../../parse/page-source.ts';
import type { WrittenPage } from '../../parse/written-page.ts';
import { astroData } from '../astro-plugins.ts';
import type { Pipeline } from '../pipeline.ts';
import { idsOfHtml } from './ids-of-html.ts';
import type { PageLinks } from './page-links.ts';
import { recordLinks } from './record-links.ts';

/**
 * Links and ids of a page that stays a module, as far as they are literal: its own pass through the
 * same plugins, without the colours.
 *
 * @throws what the plugins throw
 */
export async function moduleLinks({ source }: WrittenPage, pipeline: Pipeline): Promise<PageLinks> {
  const recorded = { links: [], external: [], mayHaveMoreIds: false };
  const options = {
    mdastPlugins: [...pipeline.mdastPlugins, recordLinks(recorded, pipeline)],
    hastPlugins: [...pipeline.hastPlugins, satteriHeadingIdsPlugin()],
    features: pipeline.features,
    fileURL: source.file,
    data: { astro: astroData(source) },
  };
  const text = isMdx(source)
    ? (await mdxToJs(source.text, { ...options, jsx: true, elementAttributeNameCase: 'html' })).code
    : (await markdownToHtml(source.text, options)).html;
  return { ...recorded, ids: idsOfHtml(text) };
}
