import type { MdastNode, MdastPluginEntry, MdastVisitorContext } from 'satteri';
import { builtIns } from '../components/built-ins.ts';
import type { Component } from '../components/define-component.ts';
import { once } from '../once.ts';
import { componentEmpty, componentHoldsWrong, componentMisplaced } from '../problems/errors.ts';
import { knownNamesIn } from '../markdown/known-names.ts';
import type { Mistake } from './mistake.ts';
import { isComment } from '../parse/written-page.ts';

type Tag = Extract<MdastNode, { type: 'mdxJsxFlowElement' | 'mdxJsxTextElement' }>;

/**
 * Sätteri plugin that holds components to what they say of their children and of what they stand in,
 * on pages that are modules, too.
 */
export function checkChildren(found: Mistake[]): MdastPluginEntry {
  return ({ source }) => {
    const names = once(() => knownNamesIn(source));
    const builtInOf: BuiltInOf = ({ name }) =>
      builtIns.get(names().builtInBehind(name ?? '') ?? '');
    const check = (node: Readonly<Tag>, context: MdastVisitorContext): void => {
      const component = builtInOf(node);
      if (!component) return;
      const mistake =
        placeMistake(component, node, context.parent(node), builtInOf) ??
        heldMistake(component, node, builtInOf);
      if (mistake) found.push(mistake);
    };
    return {
      name: 'meantime:check-children',
      options: { position: true },
      mdxJsxFlowElement: check,
      mdxJsxTextElement: check,
    };
  };
}

/** The built-in component behind a tag, by whatever name it was imported. */
type BuiltInOf = (node: Readonly<Tag>) => Component | undefined;

type Position = Readonly<MdastNode>['position'];

function mistake(position: Position, at: Mistake['at']): Mistake {
  const { line = 1, column = 1 } = position?.start ?? {};
  return { place: { line, column }, at };
}

function placeMistake(
  { name, standsIn }: Component,
  node: Readonly<Tag>,
  parent: MdastNode,
  builtInOf: BuiltInOf,
): Mistake | undefined {
  if (standsIn === undefined) return undefined;
  const isIn = isTag(parent) && builtInOf(parent)?.name === standsIn;
  if (isIn || isUnknown(parent, builtInOf)) return undefined;
  return mistake(node.position, (location) => componentMisplaced.at({ location }, name, standsIn));
}

function heldMistake(
  { name, holds }: Component,
  node: Readonly<Tag>,
  builtInOf: BuiltInOf,
): Mistake | undefined {
  if (!holds) return undefined;
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

const indentHint = 'What belongs to an item of the list is indented as deep as its text.';

function isTag(node: MdastNode): node is Tag {
  return node.type === 'mdxJsxFlowElement' || node.type === 'mdxJsxTextElement';
}

/** Code, and components of others. */
function isUnknown(node: MdastNode, builtInOf: BuiltInOf): boolean {
  if (node.type === 'mdxFlowExpression' || node.type === 'mdxTextExpression') return true;
  return isTag(node) && /^[A-Z]/.test(node.name ?? '') && !builtInOf(node);
}

function isNothing(node: MdastNode): boolean {
  if (node.type === 'mdxFlowExpression' || node.type === 'mdxTextExpression') {
    return isComment(node.value);
  }
  return node.type === 'text' && node.value.trim() === '';
}

const names: Readonly<Record<string, string>> = {
  paragraph: 'a paragraph',
  text: 'text',
  code: 'a code block',
  heading: 'a heading',
  blockquote: 'a quote',
  table: 'a table',
};

function nameOf(node: MdastNode): string {
  if (isTag(node)) return `<${node.name ?? ''}>`;
  if (node.type === 'list') return node.ordered ? 'an ordered list' : 'an unordered list';
  return names[node.type] ?? `a ${node.type}`;
}
