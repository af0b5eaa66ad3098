import { isObject } from '../../../src/protocol/shape.ts';
import { markdownToMdast } from 'satteri';
import type { MdastNode, MdastPluginDefinition } from 'satteri';
import { frontmatterIn } from './frontmatter-in.ts';
import { bracesOf } from './heading-ids.ts';

type Heading = Extract<MdastNode, { type: 'heading' }>;

/** What may stand before the first words of a page: imports and comments. */
const unseen = String.raw`(?:\s|import\s[^;"'\n]*["'][^"'\n]*["'];?|<!--[\s\S]*?-->|\{\/\*[\s\S]*?\*\/\})*`;
const firstHeading = new RegExp(`^${unseen}(# [^\\n]*)`);

/** The `# Title` that a page begins with, as plain text; undefined when it begins otherwise. */
export function titleOf(source: string): string | undefined {
  return headingOf(source)?.title;
}

function headingOf(source: string): { title: string; start: number } | undefined {
  const [whole = '', line] = firstHeading.exec(source) ?? [];
  if (line === undefined) return undefined;
  const braces = bracesOf(line.trimEnd());
  const words = braces?.areIds ? line.slice(0, braces.start) : line;
  const title = textOf(markdownToMdast(words.trimEnd())).trim();
  return title === '' ? undefined : { title, start: whole.length - line.length };
}

/**
 * True for the heading that is the page's title: the theme writes that one, so it is no part of the
 * page's body. The frontmatter need not repeat it; where it says otherwise, the heading stays.
 */
export function isPageTitle(
  { depth, position }: Readonly<Heading>,
  { source, frontmatter }: { source: string; frontmatter: unknown },
): boolean {
  if (depth !== 1) return false;
  const first = headingOf(source);
  if (first?.start !== position?.start.offset) return false;
  const title = isObject(frontmatter) ? frontmatter['title'] : undefined;
  return title === undefined || title === first?.title;
}

/** Takes the title out of the body. */
export const pageTitle: MdastPluginDefinition = {
  name: 'meantime:page-title',
  options: { position: true },
  heading(node, context) {
    const { source, data } = context;
    if (isPageTitle(node, { source, frontmatter: frontmatterIn(data) })) context.removeNode(node);
  },
};

function textOf(node: object): string {
  if ('value' in node) return String(node.value);
  return 'children' in node ? (node.children as object[]).map(textOf).join('') : ''; // a tree's nodes
}
