const unitsInMs = { s: 1_000, m: 60_000, h: 3_600_000 } as const;

/** Parses `90s`, `5m`, `1h` into ms; undefined for anything else. */
export function parseDuration(text: string): number | undefined {
  const match = /^(\d{1,5})(s|m|h)$/.exec(text.trim());
  if (!match) return undefined;
  return Number(match[1]) * unitsInMs[match[2] as keyof typeof unitsInMs]; // the pattern allows no other unit
}

/** Renders ms for people: `0.8 s`, `12.4 s`, `3 min 05 s`, `1 h 02 min`. */
export function renderDuration(ms: number): string {
  if (ms < 59_950) return `${(ms / 1_000).toFixed(1)} s`;
  const seconds = Math.round(ms / 1_000);
  const minutes = Math.floor(seconds / 60);
  if (minutes < 60) return `${minutes} min ${String(seconds % 60).padStart(2, '0')} s`;
  return `${Math.floor(minutes / 60)} h ${String(minutes % 60).padStart(2, '0')} min`;
}

/** `+11.4 s`, `-2.0 s`, `±0`. */
export function renderDelta(deltaMs: number): string {
  if (deltaMs === 0) return '±0';
  return `${deltaMs > 0 ? '+' : '-'}${renderDuration(Math.abs(deltaMs))}`;
}
