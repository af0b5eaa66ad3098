import type { MdastPluginDefinition } from 'satteri';

/** Where `{…}` stands at the end of a heading's source, with the space before it. */
interface Braces {
  text: string;
  start: number;
  end: number;
  /** True for `{#an-id .a-class}`, false for words of the heading. */
  areIds: boolean;
}

/** What stands in braces at the end of a heading. */
export function bracesOf(source: string): Braces | undefined {
  const match = /[ \t]*\{[^{}]*\}(?=[ \t]*(?:\n[=-]+[ \t]*)?$)/.exec(source);
  if (!match) return undefined;
  const [text] = match;
  const areIds = /^\s*\{\s*(?:[#.][^\s{}#.]+\s*)+\}$/.test(text);
  return { text, start: match.index, end: match.index + text.length, areIds };
}

/**
 * `## Install {#setup}` has the id `setup`. The parser takes whatever stands in braces there for
 * attributes; in `## The path {name}` they are words, and stay.
 */
export const headingIds: MdastPluginDefinition = {
  name: 'meantime:heading-ids',
  options: { position: true },
  heading(node, context) {
    if (!node.data || !('hProperties' in node.data)) return;
    const { start, end } = node.position ?? {};
    const braces = bracesOf(context.source.slice(start?.offset, end?.offset));
    if (!braces || braces.areIds) return;
    context.setProperty(node, 'data', null);
    context.appendChild(node, { type: 'text', value: braces.text });
  },
};
