import type { MdxJsxAttributeUnion } from 'satteri';
import { literalText } from './content-links.ts';

/** A tag in Markdown or in HTML. */
interface TermTag extends WordedNode {
  attributes: readonly MdxJsxAttributeUnion[];
}

interface WordedNode {
  type: string;
  value?: unknown;
  children?: readonly WordedNode[];
}

/** The word that `<Term>` asks the glossary for; undefined where there is none, or code says it. */
export function askedTerm(tag: Readonly<TermTag>): string | undefined {
  if (tag.attributes.some(({ type }) => type === 'mdxJsxExpressionAttribute')) return undefined;
  const name = tag.attributes.findLast((one) => 'name' in one && one.name === 'name');
  const said = name && 'name' in name ? literalText(name.value) : wordsIn(tag);
  return said?.trim() === '' ? undefined : said;
}

function wordsIn({ type, value, children = [] }: WordedNode): string | undefined {
  if (typeof value === 'string')
    return type === 'text' || type === 'inlineCode' ? value : undefined;
  if (type === 'break') return ' ';
  const words = children.map(wordsIn);
  return words.includes(undefined) ? undefined : words.join('');
}
