import { parseHTML } from '../lazy-packages.ts';
import { readMeta } from '../../src/protocol/read-meta.ts';
import type { OwnWords } from '../../src/words/words.ts';
import type { ReadSource } from './build-manifest.ts';
import { markFromSource } from './mark-from-source.ts';
import { showNeeds } from './show-needs.ts';

/**
 * A quickstart's HTML with what its engine and its theme have left out: what its fences say, and what
 * its reader must have. Unchanged where nothing is missing, and where it is no quickstart.
 */
export function completePage(html: string, readSource: ReadSource, words: OwnWords = {}): string {
  const { document } = parseHTML(html);
  const source = readMeta(document)?.source;
  const text = source === undefined ? undefined : readSource(source);
  const marked = text === undefined ? html : markFromSource(html, document, text);
  // What was added are attributes: the elements are those of the document.
  return showNeeds(marked, document, words);
}
