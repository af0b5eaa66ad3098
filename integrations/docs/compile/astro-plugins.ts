import { satteriHighlightPlugin } from '../../astro-internals.ts';
import type { MarkdownHeading } from 'astro';
import type { HastPluginEntry } from 'satteri';
import type { PageSource } from '../parse/page-source.ts';
import type { Pipeline } from './pipeline.ts';

/** What Astro's own plugins read and leave behind. */
interface AstroData {
  frontmatter: Record<string, unknown>;
  headings: MarkdownHeading[];
  localImagePaths: Set<string>;
  remoteImagePaths: Set<string>;
}

export function astroData({ frontmatter }: Pick<PageSource, 'frontmatter'>): AstroData {
  return {
    frontmatter,
    headings: [],
    localImagePaths: new Set(),
    remoteImagePaths: new Set(),
  };
}

/** The plugins over HTML that Astro runs for the site's configuration. */
export function astroPlugins({
  highlight,
  excludedLanguages,
  hastPlugins,
}: Pipeline): readonly HastPluginEntry[] {
  if (!highlight) return hastPlugins;
  return [satteriHighlightPlugin(highlight, excludedLanguages), ...hastPlugins];
}
