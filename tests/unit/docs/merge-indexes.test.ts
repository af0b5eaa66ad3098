import { gunzipSync, gzipSync } from 'node:zlib';
import { afterAll, describe, expect, test } from 'vitest';
import { mergeIndexes } from '../../../integrations/docs/search/merge-indexes.ts';
import {
  closeIndexes,
  SearchIndex,
  type IndexFile,
  type SearchedDocument,
} from '../../../integrations/docs/search/search-index.ts';

afterAll(closeIndexes);

const pack = (content: Buffer) => gzipSync(content);

function page(number: number, { lang = 'en', extra = '' } = {}): SearchedDocument {
  const words = Array.from({ length: 400 }, (_, at) => `word${(at * number * 7) % 900}`).join(' ');
  const spelled = number % 3 === 0 ? 'café' : 'cafe';
  const html =
    `<html lang="${lang}"><body><main data-pagefind-body><h1>Page ${number}</h1>${extra}` +
    `<h2 id="a">${spelled} ${number % 2 === 0 ? 'naïve 𝒳 ￦' : 'zebra'}</h2><p>${words}</p></main></body></html>`;
  return { url: `/page-${number}/`, html };
}

async function indexOf(pages: readonly SearchedDocument[]): Promise<IndexFile[]> {
  const index = new SearchIndex();
  for (const one of pages) index.add(one);
  const files = await index.files();
  await index.discard();
  return files;
}

/** What an index says, without the names of its files, which hold no more than a hash. */
function contentOf(files: readonly IndexFile[]) {
  const known = new Map(files.map(({ path, content }) => [path, Buffer.from(content)]));
  const bytes = (path: string) => gunzipSync(known.get(path) ?? '').subarray(12);
  const entry = JSON.parse(String(known.get('pagefind-entry.json'))) as {
    languages: Record<string, { hash: string }>;
  };
  const languages = Object.entries(entry.languages).map(([name, { hash, ...told }]) => {
    const meta = decode(bytes(`pagefind.${hash}.pf_meta`)) as [
      string,
      [string, ...unknown[]][],
      [string, string, string][],
      ...unknown[],
    ]; // as Pagefind writes it
    const [version, pages, chunks, ...rest] = meta;
    const shown = pages.map(([page, ...more]) => [
      String(bytes(`fragment/${page}.pf_fragment`)),
      ...more,
    ]);
    const words = chunks.map(([from, to, chunk]) => [
      from,
      to,
      decode(bytes(`index/${chunk}.pf_index`)),
    ]);
    const [filters, ...others] = rest as [[string, string][], ...unknown[]]; // as Pagefind writes it
    const filtered = filters.map(([, filter]) => decode(bytes(`filter/${filter}.pf_filter`)));
    return { name, told, version, shown, words, filtered, others };
  });
  const others = [...known.keys()].filter(
    (path) => !/^(?:index|fragment|filter)\/|pf_meta$/.test(path),
  );
  return { languages, others: others.sort() };
}

/** CBOR as Pagefind uses it, read in the simplest way. */
function decode(bytes: Buffer): unknown {
  let at = 0;
  const value = (): unknown => {
    const first = bytes.readUInt8(at);
    const size = [1, 2, 4][(first & 31) - 24] ?? 0;
    const number = size === 0 ? first & 31 : bytes.readUIntBE(at + 1, size);
    at += 1 + size;
    if (first >> 5 === 0) return number;
    if (first >> 5 === 1) return -1 - number;
    if (first >> 5 === 4) return Array.from({ length: number }, value);
    at += number;
    return bytes.toString('utf8', at - number, at);
  };
  return value();
}

const filter = (section: string) => `<i data-pagefind-filter="section:${section}"></i>`;
const image = '<img src="/a.png" alt="A picture">';
const sites: Record<string, SearchedDocument[][]> = {
  'some pages each': [0, 1, 2].map((part) => [0, 1, 2, 3, 4].map((at) => page(1 + part * 5 + at))),
  'one of them alone': [[page(1), page(2)]],
  'pictures in the last': [
    [page(1), page(2)],
    [page(3, { extra: image }), page(4)],
  ],
  'other languages in some': [
    [page(1), page(2, { lang: 'de' })],
    [page(3, { lang: 'de-at' }), page(4, { lang: 'de' })],
    [page(5), page(6), page(7, { lang: 'xx' })],
  ],
  'filters in some': [
    [page(1), page(2, { extra: filter('guides') })],
    [page(3, { extra: filter('reference') }), page(4, { extra: filter('guides') })],
    [page(5)],
  ],
  'enough for several files of words': [0, 1].map((part) =>
    Array.from({ length: 120 }, (_, at) => page(1 + part * 120 + at)),
  ),
};

describe('several indexes made one', () => {
  test.each(Object.entries(sites))(
    'are what Pagefind makes of all their pages: %s',
    async (_, parts) => {
      const merged = mergeIndexes(await Promise.all(parts.map(indexOf)), pack);
      expect(contentOf(merged ?? [])).toEqual(contentOf(await indexOf(parts.flat())));
    },
  );

  test('pages whose names in the index are the same stay apart', async () => {
    const [first, second] = await Promise.all([indexOf([page(1)]), indexOf([page(2)])]);
    const nameOf = (files: IndexFile[]) =>
      files.find(({ path }) => path.startsWith('fragment/'))?.path ?? '';
    const renamed = withName(second, nameOf(second), nameOf(first));
    const merged = mergeIndexes([first, renamed], pack);
    expect(contentOf(merged ?? [])).toEqual(contentOf(await indexOf([page(1), page(2)])));
  });

  test('are left alone where they are written in another way', async () => {
    const sort = '<p data-pagefind-sort="date">2026</p>';
    const [plain, sorted] = await Promise.all([
      indexOf([page(1)]),
      indexOf([page(2, { extra: sort })]),
    ]);
    expect(mergeIndexes([plain, sorted], pack)).toBeUndefined();
    const other = plain.map(({ path, content }) =>
      path === 'pagefind-entry.json'
        ? { path, content: Buffer.from(String(Buffer.from(content)).replace('1.6.0', '1.7.0')) }
        : { path, content },
    );
    expect(mergeIndexes([plain, other], pack)).toBeUndefined();
    const cut = plain.filter(({ path }) => !path.startsWith('index/'));
    expect(mergeIndexes([plain, cut], pack)).toBeUndefined();
  });
});

/** The index with another name for a page's file, wherever it stands. */
function withName(files: readonly IndexFile[], from: string, to: string): IndexFile[] {
  const [before, after] = [from, to].map((path) => path.replace(/^fragment\/|\.pf_fragment$/g, ''));
  return files.map(({ path, content }) => {
    if (path === from) return { path: to, content };
    if (!path.endsWith('.pf_meta')) return { path, content };
    const text = gunzipSync(content)
      .toString('latin1')
      .replaceAll(before ?? '', after ?? '');
    return { path, content: gzipSync(Buffer.from(text, 'latin1')) };
  });
}
