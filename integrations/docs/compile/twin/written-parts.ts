import { spreadAttributes, voidElementNames } from 'astro/runtime/server/index.js';
import type { MdastPluginDefinition } from 'satteri';
import { aside } from '../../components/aside.ts';
import { builtIns } from '../../components/built-ins.ts';
import { directiveAside, titleOnFence } from '../../markdown/aside-names.ts';
import { bracesOf } from '../../markdown/heading-ids.ts';
import { htmlName } from '../../markdown/html-attributes.ts';
import { isPageTitle } from '../../markdown/page-title.ts';
import { isComment, placeOf, readTag } from '../../parse/written-page.ts';
import type { Place, TagNode, WrittenComponent } from '../../parse/written-page.ts';

/** A part of a page's source that its Markdown twin writes in another form. */
export interface WrittenPart extends Place {
  /** True for what stands on lines of its own. */
  isBlock: boolean;
  /** The part as Markdown; `inner` is Markdown. */
  form: (inner: string) => string;
}

interface WrittenExpression extends Pick<TagNode, 'position'> {
  value: string;
}

/**
 * Sätteri plugin that notes what is no Markdown, but a directive or MDX: asides, elements,
 * comments, ids of headings; and the title, which is no part of the body. It runs behind `plainPage`, which notes the components and refuses what is code.
 */
export function writtenParts(found: WrittenPart[]): MdastPluginDefinition {
  const element = (isBlock: boolean) => (node: TagNode) => {
    if (node.name !== null && /^[a-z]/.test(node.name)) found.push(elementPart(node, isBlock));
  };
  const comment = (isBlock: boolean) => (node: WrittenExpression) => {
    if (!isComment(node.value)) return;
    const place = placeOf({ position: node.position, children: [] });
    found.push({ ...place, isBlock, form: () => '' });
  };
  return {
    name: 'meantime:written-parts',
    options: { position: true },
    containerDirective(node, context) {
      const name = directiveAside(node.name);
      if (!name) return;
      const [first] = node.children;
      const hasLabel = first?.type === 'paragraph' && first.data?.directiveLabel === true;
      const children = hasLabel ? node.children.slice(1) : node.children;
      const place = placeOf({ position: node.position, children });
      const source = context.source.slice(place.start, place.end);
      const title = hasLabel ? /\[(.*)\]/.exec(source)?.[1] : titleOnFence(source);
      const heading = title === undefined ? '' : `**${title}**\n\n`;
      const form = (inner: string) => aside.markdown({ kind: name.kind }, heading + inner);
      found.push({ ...place, isBlock: true, form });
    },
    heading(node, context) {
      const place = placeOf({ position: node.position, children: [] });
      const braces = bracesOf(context.source.slice(place.start, place.end));
      if (isPageTitle(node, context)) found.push({ ...place, isBlock: true, form: () => '' });
      else if (braces?.areIds) {
        const [start, end] = [place.start + braces.start, place.start + braces.end];
        found.push({ start, end, isBlock: false, form: () => '' });
      }
    },
    mdxFlowExpression: comment(true),
    mdxTextExpression: comment(false),
    mdxJsxFlowElement: element(true),
    mdxJsxTextElement: element(false),
  };
}

/** @throws Error for a component that is not built in; `plainPage` has refused it before */
export function componentPart({ name, properties, ...place }: WrittenComponent): WrittenPart {
  const component = builtIns.get(name);
  if (!component) throw new Error(`<${name}> is no built-in component.`);
  // The page's tags were checked when it was read.
  const given = properties as Record<string, never>;
  const form = (inner: string) => component.markdown(given, inner);
  return { ...place, isBlock: component.isInline !== true, form };
}

/** HTML may stand in Markdown; what it holds is Markdown only if lines part it from the tags. */
function elementPart(node: TagNode, isBlock: boolean): WrittenPart {
  const name = node.name ?? '';
  const { values } = readTag(node, name, () => undefined);
  const attributes: Record<string, unknown> = {};
  for (const [key, value] of Object.entries(values)) attributes[htmlName(key)] = value;
  const start = `<${name}${String(spreadAttributes(attributes))}>`;
  const firstLine = node.children[0]?.position?.start.line;
  const isApart = isBlock && firstLine !== node.position?.start.line;
  const form = (inner: string): string => {
    if (voidElementNames.test(name)) return start;
    const gap = isApart && inner !== '' ? '\n\n' : '';
    return `${start}${gap}${inner}${gap}</${name}>`;
  };
  return { ...placeOf(node), isBlock, form };
}
