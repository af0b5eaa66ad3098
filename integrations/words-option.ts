import { z } from 'astro/zod';
import { placesOf } from '../src/words/fill-in.ts';
import { isLanguage } from '../src/words/language.ts';
import { en } from '../src/words/languages/en.ts';
import type { OwnWords } from '../src/words/words.ts';

/** Those that `other` stands in for. */
const categories = ['zero', 'one', 'two', 'few', 'many'] as const;

const language = z
  .string()
  .refine(isLanguage, 'must be a language such as "en" or "pt-BR"')
  .transform((tag) => new Intl.Locale(tag).toString());

/** Words of a site's own, by language and group; each text holds the places of the English one. */
export const wordsOption = z.record(language, groupsLike(en)) as unknown as z.ZodType<
  OwnWords,
  OwnWords
>; // made of the table itself, as OwnWords is

function groupsLike(words: object): z.ZodType {
  const groups = Object.entries(words).map(([name, group]: [string, object]) => [
    name,
    z.strictObject(shapeOf(group)).optional(),
  ]);
  return z.strictObject(Object.fromEntries(groups) as Record<string, z.ZodType>);
}

function shapeOf(group: object): Record<string, z.ZodType> {
  const texts = Object.entries(group).map(([name, english]: [string, unknown]) => [
    name,
    (typeof english === 'string' ? textLike(english) : countedLike(english)).optional(),
  ]);
  return Object.fromEntries(texts) as Record<string, z.ZodType>; // pairs of a name and a type
}

function textLike(english: string): z.ZodType<string> {
  const places = placesOf(english);
  const wanted = places.map((name) => `{${name}}`).join(' and ');
  return z
    .string()
    .min(1)
    .refine(
      (text) => placesOf(text).join() === places.join(),
      wanted === '' ? 'must hold no {place}: nothing is filled in here' : `must hold ${wanted}`,
    );
}

/** In a language that has a word for one, `one` need not show the count. */
function countedLike(english: unknown): z.ZodType {
  const { other } = z.object({ other: z.string() }).parse(english);
  const text = z.string().min(1);
  const others = Object.fromEntries(categories.map((name) => [name, text.optional()]));
  return z.strictObject({ ...others, other: textLike(other) });
}
