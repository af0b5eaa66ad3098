import { glossary, glossaryMarkdown } from '../../components/glossary.ts';
import type { ComponentWords } from '../../components/define-component.ts';
import { term } from '../../components/term.ts';
import { tooltip } from '../../components/tooltip.ts';
import { askedTerm } from '../../markdown/asked-term.ts';
import type { Terms } from '../../markdown/page-glossary.ts';
import type { TagNode } from '../../parse/read-tag.ts';

/** What a component says of the glossary as Markdown; undefined of any other. */
export function glossaryForm(
  component: unknown,
  node: TagNode,
  { terms, words }: { terms: Terms; words: ComponentWords },
): ((inner: string) => string) | undefined {
  if (component === glossary) return () => glossaryMarkdown(terms.entries);
  const found = component === term ? terms.find(askedTerm(node) ?? '') : undefined;
  return found && ((inner) => tooltip.markdown({ text: found.meaning }, inner, words));
}
