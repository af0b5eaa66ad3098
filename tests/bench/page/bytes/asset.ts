import { gzipSync } from 'node:zlib';

/** A piece of what a page makes the browser load. */
export interface Asset {
  /** Path below the site's base, or the part of a page as a selector. */
  name: string;
  /** Compressed by gzip on its own. */
  gzipBytes: number;
}

export function assetOf(name: string, content: string | Uint8Array): Asset {
  return { name, gzipBytes: gzipSync(content).byteLength };
}

export function largestFirst(assets: readonly Asset[]): Asset[] {
  return assets.toSorted((a, b) => b.gzipBytes - a.gzipBytes || a.name.localeCompare(b.name));
}

export function totalBytes(assets: readonly Asset[]): number {
  return assets.reduce((sum, { gzipBytes }) => sum + gzipBytes, 0);
}
