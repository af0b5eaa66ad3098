interface Style {
  lang: string;
  /** `short` where there is little room: `5 min`. */
  units: 'short' | 'long';
}

/** A time for readers, in whole seconds and at most two units: `3 minutes, 5 seconds`, `5 分`. */
export function sayDuration(ms: number, { lang, units }: Style): string {
  const seconds = Math.round(ms / 1_000);
  const minutes = Math.round(seconds / 60);
  const parts: [number, string][] =
    seconds < 3_600
      ? [
          [Math.floor(seconds / 60), 'minute'],
          [seconds % 60, 'second'],
        ]
      : [
          [Math.floor(minutes / 60), 'hour'],
          [minutes % 60, 'minute'],
        ];
  const said = parts
    .filter(([value]) => value > 0)
    .map(([value, unit]) => sayUnit(value, unit, { lang, units }));
  const list = new Intl.ListFormat(lang, { type: 'unit', style: 'short' });
  return said.length === 0 ? sayUnit(0, 'second', { lang, units }) : list.format(said);
}

function sayUnit(value: number, unit: string, { lang, units }: Style): string {
  return new Intl.NumberFormat(lang, { style: 'unit', unit, unitDisplay: units }).format(value);
}
