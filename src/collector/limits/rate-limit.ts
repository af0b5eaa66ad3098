import { isIPv6 } from 'node:net';

export interface RateLimit {
  /** How many requests an address may go on making, or how many bytes it may go on sending. */
  perSecond: number;
  /** How many at once, after a while without any. */
  burst: number;
}

/**
 * An office of 500 behind one address: all of them open a quickstart within a minute, and then send
 * a batch every 10 s.
 */
export const usualRateLimit: RateLimit = { perSecond: 100, burst: 3_000 };

/**
 * Of the same office, of whose batches few have more than a kilobyte. What is taken is kept on disk,
 * so that an address that sends as much as it may fills 4 GB a day.
 */
export const usualByteLimit: RateLimit = { perSecond: 50_000, burst: 30_000_000 };

/**
 * So many bytes an erasure counts. Whoever sends one need not have a run: its id is kept for 25 hours,
 * whether there was one or not, so that what is still under way of it is not kept.
 */
export const erasureBytes = 10_000;

/** So many addresses are remembered, those that asked last; in memory alone. */
const mostAddresses = 20_000;

interface Allowance {
  /** How much is left. */
  left: number;
  atMs: number;
}

/**
 * Counts what each address asks for, in requests or otherwise. A network that is one customer's (a /64 of IPv6) is one address.
 *
 * @returns how long the address is to wait, in ms; 0 when its request may be answered
 */
export function rateLimiter(
  { perSecond, burst }: RateLimit,
  now: () => number,
  keyOf: (address: string) => string = (address) => networkOf(address),
): (address: string, count?: number) => number {
  const allowances = new Map<string, Allowance>();
  return (address, count = 1) => {
    const key = keyOf(address);
    const nowMs = now();
    const known = allowances.get(key);
    // A clock that is set back gives nothing, and takes nothing.
    const earned = known ? (Math.max(0, nowMs - known.atMs) * perSecond) / 1_000 : burst;
    const left = Math.min(burst, (known?.left ?? 0) + earned);
    const isAllowed = left >= count;
    // The last one is kept longest.
    allowances.delete(key);
    allowances.set(key, { left: isAllowed ? left - count : left, atMs: nowMs });
    if (allowances.size > mostAddresses) {
      const [oldest = key] = allowances.keys();
      allowances.delete(oldest);
    }
    return isAllowed ? 0 : Math.ceil(((count - left) * 1_000) / perSecond);
  };
}

/** `192.0.2.7`; the first groups of an IPv6 address: 4 are the 64 bits of one link. */
export function networkOf(address: string, groups16 = 4): string {
  if (!address.includes(':')) return address;
  const [, mapped] = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address) ?? [];
  if (mapped !== undefined) return mapped;
  if (!isIPv6(address)) return address;
  const [head = '', tail] = address.split('%', 1).join('').split('::');
  const front = head === '' ? [] : head.split(':');
  const back = tail === undefined || tail === '' ? [] : tail.split(':');
  // Of an embedded IPv4 address only the place counts: it lies behind the first 64 bits.
  const missing = tail === undefined ? 0 : Math.max(0, 8 - front.length - back.length);
  const groups = [...front, ...Array.from({ length: missing }, () => '0'), ...back];
  return groups
    .slice(0, groups16)
    .map((group) => Number.parseInt(group, 16).toString(16))
    .join(':');
}
