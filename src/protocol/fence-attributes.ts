import { parseFence } from './fence.ts';
import { checkMarkup, markup } from './markup.ts';

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

/** What the `<pre>` of a fence carries: role, title, the other words, and the line if it is known. */
export function fenceAttributes(written: FenceAsWritten): Record<string, string> {
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
  };
}
