import { longestLineMs } from '../longest-line.ts';
import { blockAttributes } from './block-attributes.ts';
import { takeLine } from './fence-line.ts';

/** The little of Shiki's transformer that is used; Astro brings Shiki, in a version of its own. */
interface BlockTransformer {
  name: string;
  enforce: 'pre';
  preprocess(
    this: { meta: object },
    code: string,
    options: { meta?: { __raw?: string }; tokenizeTimeLimit?: number },
  ): void;
  pre(
    this: { meta: object; options: { lang?: string; meta?: { __raw?: string } } },
    element: { properties: Record<string, unknown> },
  ): void;
}

/**
 * Shiki transformer that writes on each `<pre>` what its fence says, and the line, if a plugin of the
 * Markdown processor left one. What other highlighters make is marked by `markTree`.
 */
export function markBlocks(): BlockTransformer {
  const lines = new WeakMap<object, number>();
  return {
    name: 'meantime:mark-blocks',
    // Before the others, so that none of them meets the line in the meta.
    enforce: 'pre',
    preprocess(_code, options) {
      options.tokenizeTimeLimit = longestLineMs;
      const { meta, line } = takeLine(options.meta?.__raw ?? '');
      if (line === undefined) return;
      lines.set(this.meta, line);
      options.meta = { ...options.meta, __raw: meta };
    },
    pre(element) {
      const { lang = '', meta } = this.options;
      const line = lines.get(this.meta);
      const fence = {
        language: lang,
        meta: meta?.__raw ?? '',
        ...(line !== undefined && { line }),
      };
      Object.assign(element.properties, blockAttributes(fence));
    },
  };
}
