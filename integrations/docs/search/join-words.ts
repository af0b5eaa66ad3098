import { cborHead, CborMismatch, CborReader, cborText } from './cbor.ts';
import type { IndexedWord, IndexParts, Postings } from './index-parts.ts';

export interface JoinedWord {
  word: string;
  /** As it stands in an index. */
  bytes: Buffer[];
  weight: number;
}

/** The words of one index, and where its pages stand among those of all. */
interface PlacedIndex {
  offset: number;
  parts: IndexParts;
  /** Numbers of the meta fields among those of all, undefined where they are the same. */
  fields: number[] | undefined;
}

interface Indexed {
  placed: PlacedIndex;
  word: IndexedWord;
}

/** The pages of several indexes one after the other, each counted on from the last. */
interface PlacedPostings extends PlacedIndex {
  pages: Postings;
}

interface Joined {
  words: JoinedWord[];
  metaFields: Buffer[];
}

/** The words of several indexes in the order of their letters, each with the pages of all. */
export function joinWords(indexes: readonly IndexParts[]): Joined {
  const metaFields = unionOf(indexes.flatMap((parts) => parts.metaFields));
  const found = new Map<string, Indexed[]>();
  let offset = 0;
  for (const parts of indexes) {
    const placed = { offset, parts, fields: fieldNumbers(parts.metaFields, metaFields) };
    for (const word of parts.words) {
      const key = word.word.toString();
      const same = found.get(key);
      if (same) same.push({ placed, word });
      else found.set(key, [{ placed, word }]);
    }
    offset += parts.pages.length;
  }
  const words = [...found].map(([word, same]) => ({ word, bytes: Buffer.from(word), same }));
  words.sort((a, b) => Buffer.compare(a.bytes, b.bytes));
  return { words: words.map(({ word, same }) => joinWord(word, same)), metaFields };
}

function joinWord(word: string, same: readonly Indexed[]): JoinedWord {
  const pages = same.map(({ placed, word: { pages } }) => ({ ...placed, pages }));
  const forms = new Map<string, PlacedPostings[]>();
  for (const {
    placed,
    word: { variants },
  } of same) {
    for (const { form, pages } of variants) {
      const key = form.toString();
      forms.set(key, [...(forms.get(key) ?? []), { ...placed, pages }]);
    }
  }
  const bytes = [
    ...[
      cborHead('list', 3),
      cborText(Buffer.from(word)),
      ...joinPages(pages),
      cborHead('list', forms.size),
    ],
    ...[...forms].flatMap(([form, those]) => [
      ...[cborHead('list', 2), cborText(Buffer.from(form)), ...joinPages(those)],
    ]),
  ];
  return {
    word,
    bytes,
    weight: [...pages, ...[...forms.values()].flat()].reduce(
      (sum, one) => sum + one.pages.weight,
      0,
    ),
  };
}

const pageHead = cborHead('list', 3);

function joinPages(indexes: readonly PlacedPostings[]): Buffer[] {
  const some = indexes.filter(({ pages }) => pages.count > 0);
  const bytes = [
    cborHead(
      'list',
      some.reduce((sum, { pages }) => sum + pages.count, 0),
    ),
  ];
  let last = 0;
  for (const { offset, pages, fields } of some) {
    const rest = fields ? renumbered(pages, fields) : pages.rest;
    bytes.push(pageHead, cborHead('unsigned', offset + pages.first - last), rest);
    last = offset + pages.last;
  }
  return bytes;
}

/** The numbers of an index's meta fields among those of all. */
function fieldNumbers(own: readonly Buffer[], all: readonly Buffer[]): number[] | undefined {
  const numbers = own.map((field) => all.findIndex((other) => other.equals(field)));
  return numbers.every((number, at) => number === at) ? undefined : numbers;
}

/** Places in meta fields begin with the field's number, as a negative one. */
function renumbered({ count, rest }: Postings, fields: readonly number[]): Buffer {
  const bytes = Buffer.from(rest);
  const reader = new CborReader(bytes);
  for (let page = 0; page < count; page += 1) {
    if (page > 0) {
      reader.list(3);
      reader.head('unsigned');
    }
    reader.numbers();
    const length = reader.list();
    for (let at = 0; at < length; at += 1) {
      const first = bytes[reader.at] ?? 0;
      const isField = first >> 5 === 1;
      const place = reader.at;
      const number = reader.head(isField ? 'negative' : 'unsigned');
      if (!isField) continue;
      const other = fields[number];
      // Both fit into the one byte.
      if (other === undefined || other > 23) throw new CborMismatch('too many meta fields');
      cborHead('negative', other).copy(bytes, place);
    }
  }
  return bytes;
}

function unionOf(texts: readonly Buffer[]): Buffer[] {
  const union = new Map(texts.map((text) => [text.toString(), text]));
  return [...union.values()].sort((a, b) => Buffer.compare(a, b));
}
