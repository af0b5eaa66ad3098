/** Uniform in [0, 1), with 32 random bits. */
export type Random = () => number;

/**
 * xoshiro128** with its state filled by splitmix32: the same seed gives the same numbers on every
 * machine and engine. For statistics, not for secrets.
 *
 * Reference: D. Blackman and S. Vigna, Scrambled Linear Pseudorandom Number Generators,
 * ACM Trans. Math. Softw. 47 (2021); https://prng.di.unimi.it/xoshiro128starstar.c
 *
 * @param seed a whole number, 0 to 2^32 - 1
 * @throws RangeError for any other seed
 */
export function seededRandom(seed: number): Random {
  if (!Number.isInteger(seed) || seed < 0 || seed > 0xffff_ffff) {
    throw new RangeError(`A seed is a whole number from 0 to 4294967295, not ${seed}.`);
  }
  const next = splitmix32(seed);
  let [a, b, c, d] = [next(), next(), next(), next()];
  return () => {
    const result = Math.imul(rotateLeft(Math.imul(b, 5), 7), 9) >>> 0;
    const shifted = b << 9;
    c ^= a;
    d ^= b;
    b ^= c;
    a ^= d;
    c ^= shifted;
    d = rotateLeft(d, 11);
    return result / 0x1_0000_0000;
  };
}

function splitmix32(seed: number): () => number {
  let state = seed | 0;
  return () => {
    state = (state + 0x9e37_79b9) | 0;
    let mixed = state ^ (state >>> 16);
    mixed = Math.imul(mixed, 0x21f0_aaad);
    mixed ^= mixed >>> 15;
    mixed = Math.imul(mixed, 0x735a_2d97);
    return mixed ^ (mixed >>> 15);
  };
}

function rotateLeft(value: number, bits: number): number {
  return (value << bits) | (value >>> (32 - bits));
}
