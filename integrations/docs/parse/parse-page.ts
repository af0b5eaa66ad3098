import { markdownToMdast, mdxToMdast, type Features, type MdastNode } from 'satteri';
import type { Components } from '../components/built-ins.ts';
import { knownNames } from '../markdown/known-names.ts';
import { isMdx, type PageSource } from './page-source.ts';
import { isTag, rangeOf, readTag } from './read-tag.ts';
import type { WrittenCode, WrittenPage, WrittenTag } from './written-page.ts';

/** A page that the parser cannot read, with what it says. */
export interface ParserFault {
  fault: unknown;
}

export interface Parsing {
  features: Features;
  /** Those that need no import. */
  components: Components;
}

/** What stands in a page. */
export function parsePage(
  source: PageSource,
  { features, components }: Parsing,
): WrittenPage | ParserFault {
  let tree: MdastNode;
  try {
    tree = (isMdx(source) ? mdxToMdast : markdownToMdast)(source.text, { features });
  } catch (fault) {
    return { fault };
  }
  return writtenPage(source, tree, components);
}

function writtenPage(source: PageSource, tree: MdastNode, components: Components): WrittenPage {
  const nodes = withParents(tree);
  const tags: WrittenTag[] = [];
  const codes: WrittenCode[] = [];
  const expressions: WrittenCode[] = [];
  for (const { node } of nodes) {
    if (isTag(node)) {
      if (node.name !== null) tags.push(readTag(node, node.name));
    } else if (node.type === 'mdxjsEsm') {
      codes.push({ code: node.value, start: rangeOf(node).start });
    } else if (isExpression(node) && !isComment(node.value)) {
      expressions.push({ code: node.value, start: rangeOf(node).start });
    }
  }
  const names = knownNames(
    codes.map(({ code }) => code),
    components,
  );
  return { source, tree, nodes, tags, codes, expressions, names };
}

function withParents(tree: MdastNode): WrittenPage['nodes'] {
  const nodes: WrittenPage['nodes'][number][] = [];
  const open: WrittenPage['nodes'][number][] = [{ node: tree, parent: undefined }];
  for (let next = open.pop(); next; next = open.pop()) {
    nodes.push(next);
    const { node: parent } = next;
    if ('children' in parent) {
      open.push(...parent.children.map((node) => ({ node, parent })).reverse());
    }
  }
  return nodes;
}

type Expression = Extract<MdastNode, { type: 'mdxFlowExpression' | 'mdxTextExpression' }>;

/** `{…}` in the text. */
export function isExpression(node: MdastNode): node is Expression {
  return node.type === 'mdxFlowExpression' || node.type === 'mdxTextExpression';
}

/** `{/* a remark *\/}` is how MDX spells a comment. */
export function isComment(code: string): boolean {
  return code.replace(/\/\*[\s\S]*?\*\//g, '').trim() === '';
}
