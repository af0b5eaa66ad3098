import { gunzipSync } from 'node:zlib';
import { z } from 'astro/zod';
import { leastLetters } from '../client/near-word.ts';
import { spaceOut } from '../client/unspaced-scripts.ts';
import { wordListPath } from '../client/word-list-path.ts';
import { writtenWords } from '../client/word-forms.ts';
import { signature } from './index-parts.ts';
import type { IndexFile } from './search-index.ts';

const fragment = z.object({ content: z.string() });
const mostLetters = 24;

/** The words of an index by language, for what was mistyped: each on a line, with its pages if more than one. */
export function wordLists(files: readonly IndexFile[]): IndexFile[] {
  const counts = new Map<string, Map<string, number>>();
  for (const { path, content } of files) {
    const language = /^fragment\/(.+)_[^_]+\.pf_fragment$/.exec(path)?.[1];
    if (language === undefined) continue;
    const counted = counts.get(language) ?? new Map<string, number>();
    counts.set(language, counted);
    for (const word of wordsOf(content)) counted.set(word, (counted.get(word) ?? 0) + 1);
  }
  return [...counts].map(([language, counted]) => write(language, counted));
}

/** One list of several, for each language. */
export function mergeWordLists(indexes: readonly (readonly IndexFile[])[]): IndexFile[] {
  const counts = new Map<string, Map<string, number>>();
  for (const { path, content } of indexes.flat().filter(isWordList)) {
    const language = path.replace(/^words\/|\.txt$/g, '');
    const counted = counts.get(language) ?? new Map<string, number>();
    counts.set(language, counted);
    for (const line of Buffer.from(content).toString().split('\n')) {
      const [word = '', pages = '1'] = line.split(' ');
      if (word !== '') counted.set(word, (counted.get(word) ?? 0) + Number(pages));
    }
  }
  return [...counts].map(([language, counted]) => write(language, counted));
}

export function isWordList({ path }: Pick<IndexFile, 'path'>): boolean {
  return path.startsWith('words/');
}

/** Those that somebody may mistype. */
function wordsOf(packed: Uint8Array): Set<string> {
  const text = gunzipSync(packed).subarray(signature.length).toString();
  const { content } = fragment.parse(JSON.parse(text));
  const words = writtenWords(spaceOut(content)).filter(
    (word) =>
      word.length >= leastLetters && word.length <= mostLetters && /^[\p{L}\p{M}]+$/u.test(word),
  );
  return new Set(words.map((word) => word.toLowerCase().normalize('NFC')));
}

function write(language: string, counts: ReadonlyMap<string, number>): IndexFile {
  const lines = [...counts]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([word, pages]) => (pages > 1 ? `${word} ${pages}` : word));
  return { path: wordListPath(language), content: Buffer.from(`${lines.join('\n')}\n`) };
}
