import { constants, createBrotliCompress, createGzip } from 'node:zlib';
import type { Transform } from 'node:stream';

/** Smaller bodies fit into one packet either way. */
const worthwhileBytes = 1_000;

/** Text in all its forms; images, fonts and the search index are compressed already. */
const compressible = /^(?:text\/|application\/(?:json|xml|manifest\+json|wasm)|image\/svg\+xml)/;

export interface BodyEncoding {
  /** Value of `Content-Encoding`. */
  name: 'br' | 'gzip';
  stream(): Transform;
}

// The levels that hosts use for what they compress while they send it.
const brotliLevel = { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } };
const encodings: readonly BodyEncoding[] = [
  { name: 'br', stream: () => createBrotliCompress(brotliLevel) },
  { name: 'gzip', stream: () => createGzip({ level: 6 }) },
];

/** Whether answers of a type depend on `Accept-Encoding`. */
export function isEncodable(type: string, sizeBytes: number): boolean {
  return sizeBytes >= worthwhileBytes && compressible.test(type);
}

/** The first of Brotli and gzip that the request accepts; undefined when it takes neither. */
export function acceptedEncoding(request: Request): BodyEncoding | undefined {
  const accepted = (request.headers.get('accept-encoding') ?? '')
    .toLowerCase()
    .split(',')
    .map((word) => word.trim())
    .filter((word) => !/;\s*q=0(?:\.0*)?$/.test(word))
    .map((word) => word.replace(/\s*;.*$/, ''));
  return encodings.find(({ name }) => accepted.includes(name));
}
