import { parseFence } from '../../src/protocol/fence.ts';
import { checkWords } from '../../src/lint/fences/check-words.ts';
import { checkMarkup, markup } from '../../src/protocol/markup.ts';
import { longestLineMs } from '../longest-line.ts';
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
 * Shiki transformer that writes on each `<pre>` what its fence says: role, title, background,
 * norun, ready, and the line, if a plugin of the Markdown processor left one; the fence itself
 * where something is wrong with it, so that whoever checks the page can tell.
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
      const words = meta?.__raw ?? '';
      const fence = parseFence(lang, words);
      const line = lines.get(this.meta);
      Object.assign(element.properties, {
        [markup.role]: fence.role,
        ...(fence.title ? { [markup.title]: fence.title } : {}),
        ...(fence.background ? { [markup.background]: '' } : {}),
        ...(fence.norun ? { [checkMarkup.norun]: '' } : {}),
        ...(fence.ready ? { [markup.ready]: fence.ready } : {}),
        ...(line === undefined ? {} : { [markup.line]: String(line) }),
        ...(isFaulty(lang, words) ? { [checkMarkup.fence]: `${lang} ${words}` } : {}),
      });
    },
  };
}

function isFaulty(language: string, meta: string): boolean {
  const found = checkWords({ language, meta }, { source: undefined, isQuickstart: true });
  return found.length > 0;
}
