import type { HastPluginEntry, MdxJsxFlowElementHast, MdxJsxTextElementHast } from 'satteri';

/** What React calls attributes that HTML calls otherwise. */
const htmlNames: ReadonlyMap<string, string> = new Map([
  ['className', 'class'],
  ['htmlFor', 'for'],
]);

/** The name that HTML has for an attribute. */
export function htmlName(name: string): string {
  return htmlNames.get(name) ?? name;
}

/** `<div className="wide">`, as React has it, is `<div class="wide">`. */
export const htmlAttributes: HastPluginEntry = ({ source }) => {
  if (![...htmlNames.keys()].some((name) => source.includes(`${name}=`))) return undefined;
  const tag = { filter: [], visit: renamed };
  return { name: 'meantime:html-attributes', mdxJsxFlowElement: tag, mdxJsxTextElement: tag };
};

function renamed<Tag extends MdxJsxFlowElementHast | MdxJsxTextElementHast>(
  node: Readonly<Tag>,
): Tag | undefined {
  const isElement = /^[a-z]/.test(node.name ?? '');
  if (!isElement || !node.attributes.some((one) => 'name' in one && htmlNames.has(one.name))) {
    return undefined;
  }
  const attributes = node.attributes.map((attribute) =>
    attribute.type === 'mdxJsxAttribute'
      ? { ...attribute, name: htmlName(attribute.name) }
      : attribute,
  );
  return { ...node, attributes };
}
