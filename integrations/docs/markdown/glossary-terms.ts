import type { ElementContent } from 'hast';
import type { HastPluginEntry, MdxJsxFlowElementHast, MdxJsxTextElementHast } from 'satteri';
import { en } from '../../../src/words/languages/en.ts';
import type { Components } from '../components/built-ins.ts';
import { glossary, glossaryElement } from '../components/glossary.ts';
import { term } from '../components/term.ts';
import { tooltip } from '../components/tooltip.ts';
import { askedTerm } from './asked-term.ts';
import { knownNamesIn } from './known-names.ts';
import type { PageGlossary } from './page-glossary.ts';

/**
 * Sätteri plugin that makes tooltips of terms, and a list of the glossary. A term that it does not
 * know stays: mistakes/glossary-mistakes.ts tells of it.
 */
export function glossaryTerms(glossaryOf: PageGlossary, components: Components): HastPluginEntry {
  return ({ source, data }) => {
    if (!mentionsGlossary(source)) return undefined;
    const known = knownNamesIn(source, components);
    const namesOf = (one: unknown) =>
      known.components.filter((name) => known.componentBehind(name) === one);
    const terms = namesOf(term);
    const filter = [...terms, ...namesOf(glossary)];
    if (filter.length === 0) return undefined;
    const { entries, find } = glossaryOf(data);
    let count = 0;
    const tag = {
      filter,
      visit: (node: Readonly<MdxJsxFlowElementHast | MdxJsxTextElementHast>) => {
        if (!terms.includes(node.name ?? ''))
          return entries.length === 0 ? undefined : glossaryElement(entries);
        const found = find(askedTerm(node) ?? '');
        if (!found) return undefined;
        count += 1;
        // A part that the page imports counts by itself: what shares an id says the same.
        const id = `meantime-${found.id}-${count}`;
        return tooltip.html(
          { text: found.meaning, id },
          [...node.children] as ElementContent[],
          en,
        );
      },
    };
    return { name: 'meantime:glossary-terms', mdxJsxFlowElement: tag, mdxJsxTextElement: tag };
  };
}

/** True of a page that may show something of the glossary: under whatever name, it spells the component's own. */
export function mentionsGlossary(source: string): boolean {
  return source.includes(term.name) || source.includes(glossary.name);
}
