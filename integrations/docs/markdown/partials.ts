import type { HastPluginEntry, MdxJsxFlowElementHast, MdxJsxTextElementHast } from 'satteri';

const partialImport = /\bimport\s+([A-Z]\w*)\s+from\s*["'][^"'\n]+\.mdx["']/g;

/**
 * Hands the components that a page need not import on to the `.mdx` files that it takes in:
 * `<Install />` of `import Install from './_install.mdx'`.
 */
export const partials: HastPluginEntry = ({ source }) => {
  const names = [...source.matchAll(partialImport)].flatMap(([, name]) => name ?? []);
  if (names.length === 0) return undefined;
  const tag = { filter: names, visit: withComponents };
  return { name: 'meantime:partials', mdxJsxFlowElement: tag, mdxJsxTextElement: tag };
};

function withComponents<Tag extends MdxJsxFlowElementHast | MdxJsxTextElementHast>(
  node: Readonly<Tag>,
): Tag | undefined {
  if (node.attributes.some((one) => 'name' in one && one.name === 'components')) return undefined;
  // What a compiled page is given is called so.
  const value = { type: 'mdxJsxAttributeValueExpression' as const, value: 'props.components' };
  const given = { type: 'mdxJsxAttribute' as const, name: 'components', value };
  return { ...node, attributes: [...node.attributes, given] };
}
