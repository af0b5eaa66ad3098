import type { MdastNode, MdastPluginDefinition, MdastVisitorContext } from 'satteri';
import { builtIns } from '../components/built-ins.ts';
import type { Component } from '../components/define-component.ts';
import { isOfAnother } from '../markdown/is-of-another.ts';
import { isComment, PageMistake } from './plain-page.ts';

type Tag = Extract<MdastNode, { type: 'mdxJsxFlowElement' | 'mdxJsxTextElement' }>;

/**
 * Sätteri plugin that holds components to what they say of their children and of what they stand in,
 * on pages that are modules, too.
 *
 * @throws PageMistake out of the compilation
 */
export const checkChildren: MdastPluginDefinition = {
  name: 'meantime:check-children',
  options: { position: true },
  mdxJsxFlowElement: check,
  mdxJsxTextElement: check,
};

function check(node: Readonly<Tag>, context: MdastVisitorContext): void {
  const component = builtInOf(node, context);
  if (!component) return;
  checkPlace(component, node, context);
  if (component.holds) checkHeld(component, component.holds, node, context);
}

function checkPlace(
  { name, standsIn }: Component,
  node: Readonly<Tag>,
  context: MdastVisitorContext,
): void {
  if (standsIn === undefined) return;
  const parent: MdastNode = context.parent(node);
  if (isTag(parent) && (parent.name === standsIn || isUnknown(parent, context))) return;
  throw new PageMistake(`<${name}> stands in <${standsIn}> alone.`, node.position?.start);
}

function checkHeld(
  { name }: Component,
  holds: NonNullable<Component['holds']>,
  node: Readonly<Tag>,
  context: MdastVisitorContext,
): void {
  const children: readonly MdastNode[] = node.children.filter((child) => !isNothing(child));
  // What another component or code puts here is known when the page is rendered.
  if (children.some((child) => isUnknown(child, context))) return;
  const isOne = (child: MdastNode): boolean => {
    if (typeof holds !== 'string') return isTag(child) && child.name === holds.name;
    if (isTag(child)) return child.name === (holds === 'an ordered list' ? 'ol' : 'ul');
    return child.type === 'list' && (child.ordered ?? false) === (holds === 'an ordered list');
  };
  const what = typeof holds === 'string' ? holds : `<${holds.name}>`;
  const stranger = children.find((child) => !isOne(child));
  const wrong = stranger ?? (typeof holds === 'string' ? children[1] : undefined);
  if (wrong) {
    const isBroken = typeof holds === 'string' && wrong.type !== 'list' && children.some(isOne);
    throw new PageMistake(
      `<${name}> holds ${what} and nothing else, but here is ${stranger ? nameOf(wrong) : 'another'}.${isBroken ? ` ${indentHint}` : ''}`,
      wrong.position?.start ?? node.position?.start,
    );
  }
  if (children.length === 0)
    throw new PageMistake(`<${name}> is empty; it holds ${what}.`, node.position?.start);
}

const indentHint = 'What belongs to an item of the list is indented as deep as its text.';

function builtInOf(node: Readonly<Tag>, { source }: MdastVisitorContext): Component | undefined {
  const component = builtIns.get(node.name ?? '');
  return component && !isOfAnother(component.name, source) ? component : undefined;
}

function isTag(node: MdastNode): node is Tag {
  return node.type === 'mdxJsxFlowElement' || node.type === 'mdxJsxTextElement';
}

/** Code, and components of others. */
function isUnknown(node: MdastNode, context: MdastVisitorContext): boolean {
  if (node.type === 'mdxFlowExpression' || node.type === 'mdxTextExpression') return true;
  return isTag(node) && /^[A-Z]/.test(node.name ?? '') && !builtInOf(node, context);
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
