/** Minutes and seconds for readers: `2 min 11 s`, `2 Min. 11 Sek.`, `2 分 11 秒`. */
export function sayTime(ms: number, lang: string): string {
  const seconds = Math.round(ms / 1_000);
  const say = (value: number, unit: 'minute' | 'second'): string =>
    new Intl.NumberFormat(lang, { style: 'unit', unit, unitDisplay: 'short' })
      .format(value)
      // As English is written everywhere else.
      .replace(/ sec$/, ' s');
  const minutes = Math.floor(seconds / 60);
  const rest = say(seconds % 60, 'second');
  return minutes === 0 ? rest : `${say(minutes, 'minute')} ${rest}`;
}
