import { gunzipSync } from 'node:zlib';
import { CborMismatch, CborReader } from './cbor.ts';
import type { IndexFile } from './search-index.ts';

/** The pages that hold a word, in the bytes of its index: each with a number that adds to the last. */
export interface Postings {
  count: number;
  /** Number of the first page. */
  first: number;
  /** What follows that number, up to the end of the last page. */
  rest: Buffer;
  /** Number of the last page. */
  last: number;
  /** Pages and places in them, by which Pagefind decides how many words go into a file. */
  weight: number;
}

export interface IndexedWord {
  word: Buffer;
  pages: Postings;
  /** Its other spellings. */
  variants: { form: Buffer; pages: Postings }[];
}

/** What pages can be filtered by. */
export interface IndexFilter {
  name: string;
  values: { value: string; pages: readonly number[] }[];
}

/** One language of an index, taken apart. */
export interface IndexParts {
  version: Buffer;
  /** As they stand in the file, with the hash by which each page's fragment is found. */
  pages: { hash: string; rest: Buffer }[];
  metaFields: Buffer[];
  filters: IndexFilter[];
  words: IndexedWord[];
}

/** What stands in front of all of Pagefind's files. */
export const signature = Buffer.from('pagefind_dcd');

/**
 * Takes the index of a language apart.
 *
 * @param hash of its first file
 * @throws CborMismatch where it is not written as by Pagefind 1.6, or holds orders
 */
export function indexParts(files: ReadonlyMap<string, IndexFile>, hash: string): IndexParts {
  const meta = open(files, `pagefind.${hash}.pf_meta`);
  meta.list(6);
  const version = meta.text();
  const pages = Array.from({ length: meta.list() }, () => pageAt(meta));
  const chunks = Array.from({ length: meta.list() }, () => {
    meta.list(3);
    const [, , chunk] = [meta.text(), meta.text(), meta.text().toString()];
    return chunk;
  });
  const filters = Array.from({ length: meta.list() }, () => {
    meta.list(2);
    const [, filter] = [meta.text(), meta.text().toString()];
    return filterOf(files, filter);
  });
  if (meta.list() > 0) throw new CborMismatch('orders are not merged');
  const metaFields = Array.from({ length: meta.list() }, () => meta.text());
  meta.end();
  return {
    version,
    pages,
    metaFields,
    filters,
    words: chunks.flatMap((chunk) => wordsOf(files, chunk)),
  };
}

function open(files: ReadonlyMap<string, IndexFile>, path: string): CborReader {
  const file = files.get(path);
  if (!file) throw new CborMismatch(`${path} is missing`);
  const bytes = gunzipSync(file.content);
  if (!bytes.subarray(0, signature.length).equals(signature)) throw new CborMismatch(path);
  return new CborReader(bytes.subarray(signature.length));
}

function pageAt(meta: CborReader): IndexParts['pages'][number] {
  meta.list(3);
  const hash = meta.text().toString();
  const start = meta.at;
  meta.head('unsigned');
  // Pages that share a file have its name here.
  if (meta.text().length > 0) throw new CborMismatch('fragments are bundled');
  return { hash, rest: meta.bytes.subarray(start, meta.at) };
}

function filterOf(files: ReadonlyMap<string, IndexFile>, hash: string): IndexFilter {
  const filter = open(files, `filter/${hash}.pf_filter`);
  filter.list(2);
  const name = filter.text().toString();
  const values = Array.from({ length: filter.list() }, () => {
    filter.list(2);
    return { value: filter.text().toString(), pages: filter.numberList() };
  });
  filter.end();
  return { name, values };
}

function wordsOf(files: ReadonlyMap<string, IndexFile>, chunk: string): IndexedWord[] {
  const index = open(files, `index/${chunk}.pf_index`);
  index.list(1);
  const words = Array.from({ length: index.list() }, () => {
    index.list(3);
    const word = index.text();
    const pages = postingsAt(index);
    const variants = Array.from({ length: index.list() }, () => {
      index.list(2);
      return { form: index.text(), pages: postingsAt(index) };
    });
    return { word, pages, variants };
  });
  index.end();
  return words;
}

function postingsAt(index: CborReader): Postings {
  const count = index.list();
  let [first, start, last, weight] = [0, index.at, 0, count];
  for (let page = 0; page < count; page += 1) {
    index.list(3);
    const number = index.head('unsigned');
    if (page === 0) [first, start] = [number, index.at];
    last += number;
    weight += index.numbers() + index.numbers();
  }
  return { count, first, rest: index.bytes.subarray(start, index.at), last, weight };
}
