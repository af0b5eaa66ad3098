import { cborHead, cborText } from './cbor.ts';
import type { IndexFilter, IndexParts } from './index-parts.ts';

export interface JoinedFilter {
  name: string;
  /** As it stands in its file. */
  bytes: Buffer;
}

/** What the pages of several indexes, one after the other, can be filtered by, in the order of the letters. */
export function joinFilters(indexes: readonly IndexParts[]): JoinedFilter[] {
  const joined = new Map<string, Map<string, number[]>>();
  let offset = 0;
  for (const { pages, filters } of indexes) {
    for (const filter of filters) add(joined, filter, offset);
    offset += pages.length;
  }
  return inOrder(joined).map(([name, values]) => ({ name, bytes: bytesOf(name, values) }));
}

function add(
  joined: Map<string, Map<string, number[]>>,
  { name, values }: IndexFilter,
  offset: number,
): void {
  const known = joined.get(name) ?? new Map<string, number[]>();
  joined.set(name, known);
  for (const { value, pages } of values) {
    known.set(value, [...(known.get(value) ?? []), ...pages.map((page) => page + offset)]);
  }
}

function bytesOf(name: string, values: ReadonlyMap<string, readonly number[]>): Buffer {
  return Buffer.concat([
    ...[cborHead('list', 2), cborText(Buffer.from(name)), cborHead('list', values.size)],
    ...inOrder(values).flatMap(([value, pages]) => [
      ...[cborHead('list', 2), cborText(Buffer.from(value)), cborHead('list', pages.length)],
      ...pages.map((page) => cborHead('unsigned', page)),
    ]),
  ]);
}

function inOrder<T>(map: ReadonlyMap<string, T>): [string, T][] {
  return [...map].sort(([a], [b]) => Buffer.compare(Buffer.from(a), Buffer.from(b)));
}
