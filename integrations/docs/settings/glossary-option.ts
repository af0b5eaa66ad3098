import { z } from 'astro/zod';
import { isLanguage } from '../../../src/words/language.ts';

const term = z.string().regex(/\S/, 'must be a word');
const meaning = z.string().regex(/\S/, 'must say what the term means');

/** Terms with their meanings; below a language those of the pages in it. */
export const glossaryOption = z
  .record(term, z.union([meaning, z.record(term, meaning)]))
  .superRefine((given, context) => {
    for (const [key, value] of Object.entries(given)) {
      if (typeof value === 'string' || isLanguage(key)) continue;
      const message = 'must be a meaning, or its name a language such as "de"';
      context.addIssue({ code: 'custom', path: [key], message });
    }
  });

export type Glossary = z.output<typeof glossaryOption>;
