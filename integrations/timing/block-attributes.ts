import { checkWords } from '../../src/lint/fences/check-words.ts';
import { parseFence } from '../../src/protocol/fence.ts';
import { checkMarkup, markup } from '../../src/protocol/markup.ts';

/** A fence as its writer left it. */
export interface FenceAsWritten {
  /** Empty where it has none. */
  language: string;
  /** What follows the language. */
  meta: string;
  /** Line of the fence in its file; absent where nobody knows. */
  line?: number;
  /** The title that its frame shows; highlighters take one from the first comment of the code. */
  caption?: string | undefined;
}

/**
 * What the `<pre>` of a fence carries: role, title, the other words, the line if it is known,
 * and the fence itself where something is wrong with it, so that whoever checks the page can
 * tell.
 */
export function blockAttributes(written: FenceAsWritten): Record<string, string> {
  const { language, meta, line, caption } = written;
  const fence = parseFence(language, meta, caption);
  return {
    [markup.role]: fence.role,
    ...(fence.title ? { [markup.title]: fence.title } : {}),
    ...(fence.background ? { [markup.background]: '' } : {}),
    ...(fence.norun ? { [checkMarkup.norun]: '' } : {}),
    ...(fence.ready ? { [markup.ready]: fence.ready } : {}),
    ...(fence.fails ? { [markup.fails]: fence.fails } : {}),
    ...(fence.stop ? { [markup.stop]: '' } : {}),
    ...(fence.keys ? { [markup.keys]: '' } : {}),
    ...(line === undefined ? {} : { [markup.line]: String(line) }),
    ...(isFaulty(language, meta) ? { [checkMarkup.fence]: `${language} ${meta}` } : {}),
  };
}

function isFaulty(language: string, meta: string): boolean {
  const found = checkWords({ language, meta }, { source: undefined, isQuickstart: true });
  return found.length > 0;
}
