interface Style {
  lang: string;
  /** `short` where there is little room: `5 min`. */
  units: 'short' | 'long';
}

/** A time for readers, in the unit that fits it: `45 seconds`, `3.5 minutes`, `5 分`. */
export function sayDuration(ms: number, { lang, units }: Style): string {
  const seconds = Math.round(ms / 1_000);
  const [value, unit] =
    seconds < 60
      ? [seconds, 'second']
      : seconds < 3_600
        ? [seconds / 60, 'minute']
        : [seconds / 3_600, 'hour'];
  return new Intl.NumberFormat(lang, {
    style: 'unit',
    unit,
    unitDisplay: units,
    maximumFractionDigits: 1,
  }).format(value);
}
