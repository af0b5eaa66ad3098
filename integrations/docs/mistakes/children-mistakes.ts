import type { MdastNode } from 'satteri';
import type { Component } from '../components/define-component.ts';
import { isComment, isExpression } from '../parse/parse-page.ts';
import { isTag, type TagNode } from '../parse/read-tag.ts';
import type { WrittenPage } from '../parse/written-page.ts';
import {
  componentEmpty,
  componentHoldsWrong,
  componentMisplaced,
  componentTakesNothing,
} from '../problems/errors.ts';
import type { Mistake } from './mistake.ts';

/** Components that do not hold what they say of their children and of what they stand in. */
export function childrenMistakes({ nodes, names }: WrittenPage): Mistake[] {
  const builtInOf: BuiltInOf = ({ name }) => names.componentBehind(name ?? '');
  return nodes.flatMap(({ node, parent }) => {
    const component = isTag(node) ? builtInOf(node) : undefined;
    if (!isTag(node) || !component) return [];
    const mistake =
      placeMistake(component, node, parent, builtInOf) ?? heldMistake(component, node, builtInOf);
    return mistake ? [mistake] : [];
  });
}

/** The built-in component behind a tag, by whatever name it was imported. */
type BuiltInOf = (node: TagNode) => Component | undefined;

type Position = MdastNode['position'];

function mistake(position: Position, at: Mistake['at']): Mistake {
  const { line = 1, column = 1 } = position?.start ?? {};
  return { place: { line, column }, at };
}

function placeMistake(
  { name, standsIn }: Component,
  node: TagNode,
  parent: MdastNode | undefined,
  builtInOf: BuiltInOf,
): Mistake | undefined {
  if (standsIn === undefined) return undefined;
  const isIn = parent && isTag(parent) && builtInOf(parent)?.name === standsIn;
  if (isIn || (parent && isUnknown(parent, builtInOf))) return undefined;
  return mistake(node.position, (location) => componentMisplaced.at({ location }, name, standsIn));
}

function heldMistake(
  { name, holds }: Component,
  node: TagNode,
  builtInOf: BuiltInOf,
): Mistake | undefined {
  if (!holds) return undefined;
  if (holds === 'nothing') return filledMistake(name, node);
  const children: readonly MdastNode[] = node.children.filter((child) => !isNothing(child));
  // What another component or code puts here is known when the page is rendered.
  if (children.some((child) => isUnknown(child, builtInOf))) return undefined;
  const isOne = (child: MdastNode): boolean => {
    if (typeof holds !== 'string') return isTag(child) && builtInOf(child)?.name === holds.name;
    if (isTag(child)) return child.name === (holds === 'an ordered list' ? 'ol' : 'ul');
    return child.type === 'list' && (child.ordered ?? false) === (holds === 'an ordered list');
  };
  const what = typeof holds === 'string' ? holds : `<${holds.name}>`;
  const stranger = children.find((child) => !isOne(child));
  const wrong = stranger ?? (typeof holds === 'string' ? children[1] : undefined);
  if (wrong) {
    const isBroken = typeof holds === 'string' && wrong.type !== 'list' && children.some(isOne);
    const hint = isBroken ? indentHint : `Move it out of <${name}>.`;
    const found = stranger ? nameOf(wrong) : 'another';
    return mistake(wrong.position ?? node.position, (location) =>
      componentHoldsWrong.at({ location }, name, what, found, hint),
    );
  }
  if (children.length > 0) return undefined;
  return mistake(node.position, (location) => componentEmpty.at({ location }, name, what));
}

function filledMistake(name: string, node: TagNode): Mistake | undefined {
  const child: MdastNode | undefined = node.children.find((one) => !isNothing(one));
  if (!child) return undefined;
  return mistake(child.position ?? node.position, (location) =>
    componentTakesNothing.at({ location }, name, nameOf(child)),
  );
}

const indentHint = 'What belongs to an item of the list is indented as deep as its text.';

/** Code, and components of others. */
function isUnknown(node: MdastNode, builtInOf: BuiltInOf): boolean {
  if (isExpression(node)) return true;
  return isTag(node) && /^[A-Z]/.test(node.name ?? '') && !builtInOf(node);
}

function isNothing(node: MdastNode): boolean {
  if (isExpression(node)) return isComment(node.value);
  return node.type === 'text' && node.value.trim() === '';
}

const names: Readonly<Record<string, string>> = {
  paragraph: 'a paragraph',
  text: 'text',
  code: 'a code block',
  heading: 'a heading',
  blockquote: 'a quote',
  table: 'a table',
  image: 'an image',
  html: 'HTML',
  definition: 'the address of a link',
  footnoteDefinition: 'a footnote',
  thematicBreak: 'a line',
  containerDirective: 'an aside',
  math: 'a formula',
};

function nameOf(node: MdastNode): string {
  if (isTag(node)) return `<${node.name ?? ''}>`;
  if (node.type === 'list') return node.ordered ? 'an ordered list' : 'an unordered list';
  return names[node.type] ?? 'something else';
}
