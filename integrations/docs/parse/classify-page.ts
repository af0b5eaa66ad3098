import type { MdastNode } from 'satteri';
import { builtIns, type Components } from '../components/built-ins.ts';
import { builtInImports, withoutBuiltInImports } from '../markdown/known-names.ts';
import { isComment, isExpression } from './parse-page.ts';
import { isTag, readTag } from './read-tag.ts';
import type { WrittenPage } from './written-page.ts';

/** A page is data, or holds what only a module can do. */
export type PageKind =
  | { kind: 'plain' }
  | {
      kind: 'module';
      /** The first of the reasons: `it holds the expression {1}`. */
      reason: string;
    };

export function classifyPage({ nodes, names }: Pick<WrittenPage, 'nodes' | 'names'>): PageKind {
  const reason = firstOf(nodes, reasonIn(names)) ?? firstOf(nodes, imageOf);
  return reason === undefined ? { kind: 'plain' } : { kind: 'module', reason };
}

/** True where code decides what the page shows, so that it is known once it is rendered. */
export function holdsCode({ nodes, names }: Pick<WrittenPage, 'nodes' | 'names'>): boolean {
  return firstOf(nodes, reasonIn(names)) !== undefined;
}

function firstOf(
  nodes: WrittenPage['nodes'],
  reasonOfNode: (node: MdastNode) => string | undefined,
): string | undefined {
  for (const { node } of nodes) {
    const reason = reasonOfNode(node);
    if (reason !== undefined) return reason;
  }
  return undefined;
}

function reasonIn({ given }: WrittenPage['names']) {
  return (node: MdastNode): string | undefined => reasonOf(node, given);
}

function reasonOf(node: MdastNode, given: Components): string | undefined {
  if (isTag(node)) return node.name === null ? undefined : readTag(node, node.name).needsModule;
  if (node.type === 'mdxjsEsm' && !importsBuiltInsOnly(node.value, given)) {
    return 'it imports or exports something';
  }
  if (!isExpression(node) || isComment(node.value)) return undefined;
  return `it holds the expression {${node.value.trim()}}`;
}

/** Astro's own way finds, measures and optimises local images. */
function imageOf(node: MdastNode): string | undefined {
  if (node.type !== 'image' || node.url === '') return undefined;
  const isLocal = !node.url.startsWith('/') && !URL.canParse(node.url);
  return isLocal ? itShows(node.url) : undefined;
}

export function itShows(image: string): string {
  return `it shows the image ${image}`;
}

/**
 * True for code that a plain page can do without. Who imports a component that the site has replaced
 * wants Meantime's own.
 */
export function importsBuiltInsOnly(code: string, given: Components): boolean {
  const isGiven = (name: string): boolean =>
    builtIns.has(name) && given.get(name) === builtIns.get(name);
  const isPlain = builtInImports(code).every(({ name, as }) => name === as && isGiven(name));
  return isPlain && withoutBuiltInImports(code) === '';
}
