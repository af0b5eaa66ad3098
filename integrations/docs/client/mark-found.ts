import { isSameWord, plainText } from './word-forms.ts';
import { unspacedRuns } from './unspaced-scripts.ts';

const name = 'meantime-found';
const leastLetters = 3;
const word = /[\p{L}\p{N}\p{M}]+/gu;

/** Marks the words of a search in the page's text until Escape is pressed; the page stays as it is. */
export function markFound(query: string): void {
  // Older browsers cannot mark text without changing the page.
  if (!('highlights' in CSS)) return;
  const ranges = rangesOf(query);
  const [first] = ranges;
  if (!first) return;
  CSS.highlights.set(name, new Highlight(...ranges));
  // A heading that was found is where the reader lands already.
  if (location.hash === '') first.startContainer.parentElement?.scrollIntoView({ block: 'center' });
  const clear = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape') return;
    CSS.highlights.delete(name);
    document.removeEventListener('keydown', clear);
  };
  document.addEventListener('keydown', clear);
}

function rangesOf(query: string): Range[] {
  const article = document.querySelector('#meantime-content');
  if (!article) return [];
  const { runs, rest } = unspacedRuns(query);
  const words = (rest.match(word) ?? []).map(plainText);
  const long = words.filter(({ length }) => length >= leastLetters);
  // In a question, its small words are everywhere.
  const wanted = long.length > 0 ? long : words;
  const walker = document.createTreeWalker(article, NodeFilter.SHOW_TEXT);
  const ranges: Range[] = [];
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const text = node.textContent ?? '';
    for (const found of text.matchAll(word)) {
      const plain = plainText(found[0]);
      if (wanted.some((one) => isSameWord(one, plain))) {
        ranges.push(rangeAt(node, found.index, found[0].length));
      }
    }
    for (const run of runs) {
      for (let at = text.indexOf(run); at >= 0; at = text.indexOf(run, at + 1)) {
        ranges.push(rangeAt(node, at, run.length));
      }
    }
  }
  return ranges;
}

function rangeAt(node: Node, start: number, length: number): Range {
  const range = document.createRange();
  range.setStart(node, start);
  range.setEnd(node, start + length);
  return range;
}
