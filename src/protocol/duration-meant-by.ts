const msOfUnit: Readonly<Record<string, number>> = { s: 1_000, m: 60_000, h: 3_600_000 };

const part = /(\d{1,5}(?:[.,]\d)?)\s*(hours?|hrs?|h|minutes?|mins?|m|seconds?|secs?|s)(?![a-z])/gi;

/**
 * The duration that was most likely meant by what is none, as `parseDuration` reads it: `5 mins`,
 * `1h30m`, `5:00`, `PT5M`, 5; undefined where none suggests itself.
 */
export function durationMeantBy(value: unknown): string | undefined {
  if (typeof value !== 'string' && typeof value !== 'number') return undefined;
  const text = String(value).trim();
  const plain = /^(\d{1,4})(?::00)?$/.exec(text)?.[1];
  // What promises hello world is more likely to be in minutes, if it is no more than an hour.
  if (plain !== undefined) return written(Number(plain) * (Number(plain) > 60 ? 1_000 : 60_000));
  const spaced = text.replace(/^p(?:t(?=\d))?/i, '').replace(/(?<=\d[a-z]+)(?=\d)/gi, ' ');
  const parts = Array.from(spaced.matchAll(part));
  if (spaced.replace(part, '').replace(/and|,|\s/gi, '') !== '') return undefined;
  const ms = parts.reduce((sum, [, amount = '', unit = '']) => {
    return sum + Number(amount.replace(',', '.')) * (msOfUnit[unit.charAt(0).toLowerCase()] ?? 0);
  }, 0);
  return written(ms);
}

/** In the largest unit that leaves no rest; undefined for no time at all. */
function written(ms: number): string | undefined {
  if (ms <= 0) return undefined;
  for (const unit of ['h', 'm', 's'] as const) {
    const amount = ms / (msOfUnit[unit] ?? 1);
    if (Number.isInteger(amount)) return `${amount}${unit}`;
  }
  return undefined;
}
