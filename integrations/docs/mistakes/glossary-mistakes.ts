import type { MdastNode } from 'satteri';
import { nearestName } from '../../../src/text/nearest-name.ts';
import { glossary } from '../components/glossary.ts';
import { term } from '../components/term.ts';
import { askedTerm } from '../markdown/asked-term.ts';
import type { Terms } from '../markdown/page-glossary.ts';
import { isTag, readTag, type TagNode } from '../parse/read-tag.ts';
import type { WrittenPage } from '../parse/written-page.ts';
import { glossaryEmpty, termUnknown, termUnnamed } from '../problems/glossary-errors.ts';
import type { Mistake } from './mistake.ts';

/** Terms that the glossary does not explain, and lists of one that is empty. */
export function glossaryMistakes({ nodes, names }: WrittenPage, terms: Terms): Mistake[] {
  return nodes.flatMap(({ node }): Mistake[] => {
    if (!isTag(node)) return [];
    const component: unknown = names.componentBehind(node.name ?? '');
    if (component === term) return termMistakes(node, terms);
    if (component !== glossary || terms.entries.length > 0) return [];
    return [mistake(node, (location) => glossaryEmpty.at({ location }))];
  });
}

function termMistakes(node: TagNode, terms: Terms): Mistake[] {
  const { name } = readTag(node, term.name).values;
  // What is no text is told with the other properties.
  if (name !== undefined && typeof name !== 'string') return [];
  const asked = askedTerm(node);
  if (asked === undefined) return [mistake(node, (location) => termUnnamed.at({ location }))];
  if (terms.find(asked)) return [];
  const said = asked.replace(/\s+/g, ' ').trim();
  const known = terms.entries.map((entry) => entry.term);
  return [
    mistake(node, (location) => termUnknown.at({ location }, said, nearestName(said, known))),
  ];
}

function mistake({ position }: MdastNode, at: Mistake['at']): Mistake {
  const { line = 1, column = 1 } = position?.start ?? {};
  return { place: { line, column }, at };
}
