import type { Counted } from './words.ts';

/** The text for a count, as the language counts and writes numbers; `{count}` is filled in. */
export function sayCount(words: Counted, count: number, lang: string): string {
  const text = words[new Intl.PluralRules(lang).select(count)] ?? words.other;
  return text.replace('{count}', sayNumber(count, lang));
}

/** `1,234` in English, `1.234` in German. */
export function sayNumber(value: number, lang: string): string {
  return new Intl.NumberFormat(lang).format(value);
}
