import { defineError } from '../../../src/protocol/errors.ts';

export const termUnknown = defineError<[term: string, nearest: string | undefined]>({
  code: 'term-unknown',
  title: 'The glossary has no such term.',
  message: (term) => `The option glossary of docs() does not say what "${term}" means.`,
  hint: (term, nearest) =>
    nearest === undefined
      ? `Declare it: glossary: { ${JSON.stringify(term)}: '…' }. Where it is another word for one that is there, name that: <Term name="…">.`
      : `Did you mean "${nearest}"? Where the words shall stay, name it: <Term name=${JSON.stringify(nearest)}>.`,
});

export const termUnnamed = defineError({
  code: 'term-unnamed',
  title: 'A term cannot be looked up.',
  message: () =>
    '<Term> holds no word, or code says which, and terms are looked up before any runs.',
  hint: 'Write it as text: <Term>beacon</Term>, or <Term name="beacon">…</Term>.',
});

export const glossaryEmpty = defineError({
  code: 'glossary-empty',
  title: 'The glossary has nothing to list.',
  message: () =>
    '<Glossary /> lists the terms of the option glossary of docs(), which has none for this page.',
  hint: "Declare them: docs({ glossary: { beacon: 'A message …' } })",
});

export const glossaryOutOfReach = defineError({
  code: 'glossary-out-of-reach',
  title: 'A component asks for the glossary.',
  message: (name: string) =>
    `<${name}> is filled in where it stands in a page, and this one stands in a component, or under a name that the page makes itself.`,
  hint: 'Write it in the page, and have the component take it as its children.',
});
