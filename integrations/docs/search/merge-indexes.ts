import { createHash } from 'node:crypto';
import { z } from 'astro/zod';
import { cborHead, CborMismatch, cborText } from './cbor.ts';
import { indexParts, signature, type IndexParts } from './index-parts.ts';
import { joinFilters } from './join-filters.ts';
import { joinWords, type JoinedWord } from './join-words.ts';
import type { IndexFile } from './search-index.ts';
import { mergeWordLists } from './word-list.ts';

type PackFile = (content: Buffer) => Buffer;
type Files = ReadonlyMap<string, IndexFile>;

const entryName = 'pagefind-entry.json';
const entrySchema = z.object({
  version: z.literal('1.6.0'),
  languages: z.record(
    z.string(),
    z.object({ hash: z.string(), wasm: z.string().nullish(), page_count: z.number() }),
  ),
});
type Entry = z.infer<typeof entrySchema>;

/**
 * One index of several, each of other pages: the same as if Pagefind had been given all of their
 * pages, one index after the other. Undefined where they are not written as we know it.
 *
 * @param pack gzips
 */
export function mergeIndexes(
  indexes: readonly (readonly IndexFile[])[],
  pack: PackFile,
): IndexFile[] | undefined {
  const known = indexes.map((files) => new Map(files.map((file) => [file.path, file] as const)));
  try {
    return merged(known, pack);
  } catch (error) {
    if (error instanceof CborMismatch) return undefined;
    throw error;
  }
}

function merged(indexes: readonly Files[], pack: PackFile): IndexFile[] {
  const entries = indexes.map(entryOf);
  const files = new Map<string, IndexFile>();
  const add = (path: string, content: Uint8Array): void => void files.set(path, { path, content });
  const addPacked = (path: string, content: Buffer): void => {
    add(path, pack(Buffer.concat([signature, content])));
  };
  // Programs, and what is said of each language.
  for (const [path, file] of indexes.flatMap((index) => [...index])) {
    if (!/^(?:fragment|index|filter|words)\/|\.pf_meta$/.test(path)) files.set(path, file);
  }
  const languages = [...new Set(entries.flatMap((entry) => Object.keys(entry.languages)))].sort();
  const told = languages.map((language): [string, Entry['languages'][string]] => {
    const parts = indexes.flatMap((index, at) => {
      const hash = entries[at]?.languages[language]?.hash;
      return hash === undefined ? [] : [{ index, parts: indexParts(index, hash) }];
    });
    const pages = parts.flatMap(({ index, parts: { pages } }) =>
      pages.map(({ hash, rest }) => ({ hash: placeFragment(files, index, hash), rest })),
    );
    const hash = writeLanguage(
      language,
      parts.map(({ parts: one }) => one),
      pages,
      addPacked,
    );
    const wasm = entries.find((entry) => entry.languages[language])?.languages[language]?.wasm;
    return [language, { hash, wasm, page_count: pages.length }];
  });
  const entry = { ...entries[0], languages: Object.fromEntries(told) };
  add(entryName, Buffer.from(JSON.stringify(entry)));
  return [...files.values(), ...mergeWordLists(indexes.map((files) => [...files.values()]))];
}

function entryOf(index: Files): Entry {
  const text = Buffer.from(index.get(entryName)?.content ?? []).toString();
  const { data } = z
    .looseObject(entrySchema.shape)
    .safeParse(text === '' ? undefined : JSON.parse(text));
  if (!data) throw new CborMismatch('another version');
  return data;
}

/** Takes over what is shown of a page; under a longer name where another page has its name. */
function placeFragment(files: Map<string, IndexFile>, index: Files, hash: string): string {
  const fragment = index.get(`fragment/${hash}.pf_fragment`);
  if (!fragment) throw new CborMismatch(`fragment ${hash} is missing`);
  for (let name = hash; ; name += 'x') {
    const path = `fragment/${name}.pf_fragment`;
    const present = files.get(path);
    if (present && !Buffer.from(present.content).equals(fragment.content)) continue;
    files.set(path, { path, content: fragment.content });
    return name;
  }
}

function writeLanguage(
  language: string,
  parts: readonly IndexParts[],
  pages: readonly IndexParts['pages'][number][],
  addPacked: (path: string, content: Buffer) => void,
): string {
  const [first] = parts;
  if (!first) throw new CborMismatch('no index');
  const { words, metaFields } = joinWords(parts);
  const chunks = chunksOf(words).map((chunk) => {
    const body = [cborHead('list', 1), cborHead('list', chunk.length)];
    const content = Buffer.concat([...body, ...chunk.flatMap(({ bytes }) => bytes)]);
    const hash = nameOf(language, content);
    addPacked(`index/${hash}.pf_index`, content);
    return { from: chunk[0]?.word ?? '', to: chunk.at(-1)?.word ?? '', hash };
  });
  shorten(chunks);
  const filters = joinFilters(parts).map(({ name, bytes }) => {
    const hash = nameOf(language, bytes);
    addPacked(`filter/${hash}.pf_filter`, bytes);
    return [name, hash];
  });
  const text = (value: string): Buffer => cborText(Buffer.from(value));
  const meta = Buffer.concat([
    ...[cborHead('list', 6), cborText(first.version), cborHead('list', pages.length)],
    ...pages.flatMap(({ hash, rest }) => [cborHead('list', 3), text(hash), rest]),
    cborHead('list', chunks.length),
    ...chunks.flatMap(({ from, to, hash }) => [cborHead('list', 3), ...[from, to, hash].map(text)]),
    cborHead('list', filters.length),
    ...filters.flatMap((filter) => [cborHead('list', 2), ...filter.map(text)]),
    ...[cborHead('list', 0), cborHead('list', metaFields.length)],
    ...metaFields.map(cborText),
  ]);
  const hash = nameOf(language, meta);
  addPacked(`pagefind.${hash}.pf_meta`, meta);
  return hash;
}

// As Pagefind shares them out.
const chunkWeight = 20_000;

function chunksOf(words: readonly JoinedWord[]): JoinedWord[][] {
  const chunks: JoinedWord[][] = [];
  let chunk: JoinedWord[] = [];
  let weight = 0;
  for (const word of words) {
    if (chunk.length === 0) chunks.push(chunk);
    chunk.push(word);
    weight += word.weight;
    if (weight < chunkWeight) continue;
    [chunk, weight] = [[], 0];
  }
  return chunks;
}

/** Of the words between two chunks, no more than tells them apart. */
function shorten(chunks: { from: string; to: string }[]): void {
  for (const [at, next] of chunks.slice(1).entries()) {
    const chunk = chunks[at];
    if (!chunk) continue;
    const [a, b] = [Array.from(chunk.to), Array.from(next.from)];
    const common = b.findIndex((letter, index) => letter !== a[index]);
    const length = (common === -1 ? b.length : common) + 1;
    const shorter = a.slice(0, length).join('');
    if (Buffer.compare(Buffer.from(shorter), Buffer.from(chunk.from)) >= 0) chunk.to = shorter;
    next.from = b.slice(0, length).join('');
  }
}

function nameOf(language: string, content: Buffer): string {
  return `${language}_${createHash('sha256').update(content).digest('hex').slice(0, 10)}`;
}
