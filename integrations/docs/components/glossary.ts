import type { Element } from 'hast';
import { glossaryOutOfReach } from '../problems/glossary-errors.ts';
import { defineComponent, element, text } from './define-component.ts';
import { escapeMarkdown } from './escape-markdown.ts';

/** All terms of the page's language. They stand there before either form is asked for, as those of `Term`. */
export const glossary = defineComponent({
  name: 'Glossary',
  holds: 'nothing',
  properties: {},
  html: () => {
    throw glossaryOutOfReach.at({}, 'Glossary');
  },
  markdown: () => {
    throw glossaryOutOfReach.at({}, 'Glossary');
  },
});

/** A term as a glossary lists it. */
export interface GlossaryEntry {
  term: string;
  meaning: string;
  /** Of its place in the list. */
  id: string;
}

export function glossaryElement(entries: readonly GlossaryEntry[]): Element {
  const listed = entries.flatMap(({ term, meaning, id }) => [
    element('dt', { id }, [text(term)]),
    element('dd', {}, [text(meaning)]),
  ]);
  return element('dl', { class: 'glossary' }, listed);
}

export function glossaryMarkdown(entries: readonly GlossaryEntry[]): string {
  return entries
    .map(({ term, meaning }) => `- **${escapeMarkdown(term)}**: ${escapeMarkdown(meaning)}`)
    .join('\n');
}
