const offsetBasis = 0xcbf29ce484222325n;
const prime = 0x100000001b3n;

/** 64-bit FNV-1a over UTF-8, as 16 hexadecimal digits; the same in Node and in browsers. */
export function fnv1a(text: string): string {
  let hash = offsetBasis;
  for (const byte of new TextEncoder().encode(text)) {
    hash = BigInt.asUintN(64, (hash ^ BigInt(byte)) * prime);
  }
  return hash.toString(16).padStart(16, '0');
}
