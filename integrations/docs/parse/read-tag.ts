import type { MdastNode, MdxJsxAttributeUnion } from 'satteri';
import type { OuterRange, Range, WrittenTag } from './written-page.ts';

/** A tag as the parser gives it. */
export type TagNode = Extract<MdastNode, { type: 'mdxJsxFlowElement' | 'mdxJsxTextElement' }>;

export function isTag(node: MdastNode): node is TagNode {
  return node.type === 'mdxJsxFlowElement' || node.type === 'mdxJsxTextElement';
}

/** True for the names of HTML's own elements. */
export function isElementName(name: string): boolean {
  return /^[a-z]/.test(name);
}

/** A tag of that name, its literal properties read. */
export function readTag(node: TagNode, name: string): WrittenTag {
  const values: Record<string, unknown> = {};
  const computed = new Set<string>();
  let isOpen = false;
  const reasons = [...reasonOfElement(name)];
  for (const attribute of node.attributes) {
    if (attribute.type === 'mdxJsxExpressionAttribute') {
      reasons.push('it spreads properties');
      isOpen = true;
      continue;
    }
    const { name: key } = attribute;
    // Directives of Astro (client:load, set:html) and named slots are a module's matter.
    if (key.includes(':') || key === 'slot') {
      reasons.push(`<${name}> has ${key}`);
      continue;
    }
    const known = literalOf(attribute.value);
    if (known) [values[key]] = known;
    else {
      reasons.push(`it holds the expression {${codeOf(attribute.value)}}`);
      computed.add(key);
    }
  }
  const [needsModule] = reasons;
  const tag = { name, values, computed, isOpen, ...outerRangeOf(node) };
  return needsModule === undefined ? tag : { ...tag, needsModule };
}

/** Elements whose content Astro treats in its own way when the page is a module. */
const moduleElements = new Set(['script', 'style']);

function reasonOfElement(name: string): string[] {
  const isModules = isElementName(name) && (moduleElements.has(name) || name.includes('-'));
  return isModules ? [`it holds <${name}>`] : [];
}

type AttributeValue = Extract<MdxJsxAttributeUnion, { type: 'mdxJsxAttribute' }>['value'];

/** The value of a property in a list of one; undefined where it is code. */
function literalOf(value: AttributeValue): [unknown] | undefined {
  if (value === null || value === undefined) return [true];
  if (typeof value === 'string') return [value];
  const code = value.value.trim();
  if (/^(?:true|false|-?(?:0|[1-9]\d*)(?:\.\d+)?|"[^"\\\n]*")$/.test(code))
    return [JSON.parse(code)];
  return /^(?:'[^'\\\n]*'|`[^`\\$]*`)$/.test(code) ? [code.slice(1, -1)] : undefined;
}

function codeOf(value: AttributeValue): string {
  return typeof value === 'object' && value !== null ? value.value.trim() : '';
}

type PlacedNode = Pick<MdastNode, 'position'>;

export function rangeOf({ position }: PlacedNode): Range {
  return { start: position?.start.offset ?? 0, end: position?.end.offset ?? 0 };
}

/** The range of a node, and of the children that count as what it holds. */
export function outerRangeOf(
  node: PlacedNode & { children?: readonly PlacedNode[] },
  children: readonly PlacedNode[] = node.children ?? [],
): OuterRange {
  const start = children[0]?.position?.start.offset;
  const end = children.at(-1)?.position?.end.offset;
  const isFilled = start !== undefined && end !== undefined;
  return { ...rangeOf(node), ...(isFilled && { inner: { start, end } }) };
}
