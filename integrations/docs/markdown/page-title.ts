import { isObject } from '../../../src/protocol/shape.ts';
import { markdownToHtml, markdownToMdast } from 'satteri';
import type { MdastNode, MdastPluginDefinition } from 'satteri';
import { frontmatterIn } from './frontmatter-in.ts';
import { satteriHeadingIdsPlugin } from '../../astro-internals.ts';
import { bracesOf } from './heading-ids.ts';

type Heading = Extract<MdastNode, { type: 'heading' }>;

/** What may stand before the first words of a page: imports and comments. */
const unseen = String.raw`(?:\s|import\s[^;"'\n]*["'][^"'\n]*["'];?|<!--[\s\S]*?-->|\{\/\*[\s\S]*?\*\/\})*`;
const firstHeading = new RegExp(`^${unseen}(# [^\\n]*)`);

/** The `# Title` that a page begins with, as plain text; undefined when it begins otherwise. */
export function titleOf(source: string): string | undefined {
  return headingOf(source)?.title;
}

interface FirstHeading {
  /** As plain text. */
  title: string;
  start: number;
  /** As it was written, without what gives it an id. */
  words: string;
  /** The id that was written. */
  id: string | undefined;
}

function headingOf(source: string): FirstHeading | undefined {
  const [whole = '', line] = firstHeading.exec(source) ?? [];
  if (line === undefined) return undefined;
  const braces = bracesOf(line.trimEnd());
  const words = braces?.areIds ? line.slice(0, braces.start) : line;
  const title = textOf(markdownToMdast(words.trimEnd())).trim();
  if (title === '') return undefined;
  const [, id] = /#([^\s{}#.]+)/.exec(braces?.areIds ? braces.text : '') ?? [];
  return { title, start: whole.length - line.length, words: words.trimEnd(), id };
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
  return (
    first?.start === position?.start.offset && first !== undefined && isTitle(first, frontmatter)
  );
}

function isTitle({ title: words }: FirstHeading, frontmatter: unknown): boolean {
  const title = isObject(frontmatter) ? frontmatter['title'] : undefined;
  return title === undefined || title === words;
}

/** Id of the heading that is the page's title: the one that it was given, or that Astro gives it. */
export function titleIdOf(source: string, frontmatter: unknown): string | undefined {
  const first = headingOf(source);
  if (!first || !isTitle(first, frontmatter)) return undefined;
  if (first.id !== undefined) return first.id;
  const astro = {
    frontmatter: {},
    headings: [] as { slug: string; text: string; depth: number }[],
    localImagePaths: new Set<string>(),
    remoteImagePaths: new Set<string>(),
  };
  // With plugins that wait for nothing it is done at once.
  void markdownToHtml(first.words, { hastPlugins: [satteriHeadingIdsPlugin()], data: { astro } });
  return astro.headings[0]?.slug;
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
