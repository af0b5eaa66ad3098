import type { MdxJsxAttributeUnion, MdastPluginDefinition } from 'satteri';
import { builtIns } from '../components/built-ins.ts';
import { checkProperties } from '../components/check-properties.ts';

/** Thrown by the plugins below: the page holds what only a module can do. */
export class NeedsModule extends Error {
  readonly reason: string;

  constructor(reason: string) {
    super(`The page needs to be a module: ${reason}`);
    this.reason = reason;
  }
}

/** A mistake of the writer, at an offset of the source. */
export class PageMistake extends Error {
  readonly line: number | undefined;
  readonly column: number | undefined;

  constructor(message: string, at: Start | undefined) {
    super(message);
    this.line = at?.line;
    this.column = at?.column;
  }
}

/** Where something stands in the source; offsets count from the source's start. */
export interface Place {
  start: number;
  end: number;
  /** What stands between its tags; absent when nothing does. */
  inner?: { start: number; end: number };
}

/** A component as it stands in the source. */
export interface WrittenComponent extends Place {
  name: string;
  properties: Record<string, unknown>;
}

interface Start {
  line: number;
  column: number;
}

interface Position {
  start: Start & { offset?: number | undefined };
  end: { offset?: number | undefined };
}

interface WrittenNode {
  children: readonly { position?: Position | undefined }[];
  position?: Position | undefined;
}

export interface WrittenTag extends WrittenNode {
  name: string | null;
  attributes: readonly MdxJsxAttributeUnion[];
}

/**
 * Sätteri plugin that lets plain pages alone pass, and notes their components and the places of
 * what is no part of the text (imports of built-in components).
 *
 * @throws NeedsModule, PageMistake out of the compilation
 */
export function plainPage(found: {
  components: WrittenComponent[];
  dropped: { start: number; end: number }[];
}): MdastPluginDefinition {
  const tag = (node: WrittenTag): void => {
    const component = readTag(node);
    if (component) found.components.push(component);
  };
  return {
    name: 'meantime:plain-page',
    options: { position: true },
    mdxjsEsm(node, context) {
      if (!importsBuiltInsOnly(node.value))
        throw new NeedsModule('it imports or exports something');
      const { start, end } = node.position ?? {};
      found.dropped.push({ start: start?.offset ?? 0, end: end?.offset ?? 0 });
      context.removeNode(node);
    },
    mdxFlowExpression: refuseExpression,
    mdxTextExpression: refuseExpression,
    mdxJsxFlowElement: tag,
    mdxJsxTextElement: tag,
  };
}

function refuseExpression({ value }: { value: string }): void {
  if (!isComment(value)) throw new NeedsModule(`it holds the expression {${value.trim()}}`);
}

/** `{/* a remark *\/}` is how MDX spells a comment. */
export function isComment(code: string): boolean {
  return code.replace(/\/\*[\s\S]*?\*\//g, '').trim() === '';
}

const builtInImport = /import\s*\{([^{}]*)\}\s*from\s*(["'])meantime\/components\2\s*;?/g;

function importsBuiltInsOnly(code: string): boolean {
  const names = [...code.matchAll(builtInImport)].flatMap(([, list = '']) => list.split(','));
  const isBuiltIn = (name: string): boolean => name === '' || builtIns.has(name);
  return (
    names.every((name) => isBuiltIn(name.trim())) && code.replace(builtInImport, '').trim() === ''
  );
}

/** Elements whose content Astro treats in its own way when the page is a module. */
const moduleElements = new Set(['script', 'style']);

function readTag(node: WrittenTag): WrittenComponent | undefined {
  const { name } = node;
  if (name === null) return undefined;
  const properties = readProperties(node);
  const isElement = /^[a-z]/.test(name);
  if (isElement && (moduleElements.has(name) || name.includes('-'))) {
    throw new NeedsModule(`it holds <${name}>`);
  }
  if (isElement || name === 'Fragment') return undefined;
  const component = builtIns.get(name);
  if (!component) throw new PageMistake(unknownComponent(name), node.position?.start);
  const [problem] = checkProperties(component, properties);
  if (problem !== undefined) throw new PageMistake(`<${name}>: ${problem}.`, node.position?.start);
  return { name, properties, ...placeOf(node) };
}

function unknownComponent(name: string): string {
  const known = [...builtIns.keys()].join(', ');
  return `<${name}> is neither imported nor built in. Built in are ${known}.`;
}

export function readProperties({
  name,
  attributes,
}: Pick<WrittenTag, 'name' | 'attributes'>): Record<string, unknown> {
  const entries = attributes.map((attribute): [string, unknown] => {
    if (attribute.type !== 'mdxJsxAttribute') throw new NeedsModule('it spreads properties');
    const { value } = attribute;
    // Directives of Astro (client:load, set:html) and named slots are a module's matter.
    if (attribute.name.includes(':') || attribute.name === 'slot') {
      throw new NeedsModule(`<${name ?? ''}> has ${attribute.name}`);
    }
    if (value === null || value === undefined) return [attribute.name, true];
    if (typeof value === 'string') return [attribute.name, value];
    return [attribute.name, literal(value.value)];
  });
  return Object.fromEntries(entries);
}

function literal(code: string): unknown {
  const trimmed = code.trim();
  if (/^(?:true|false|-?\d+(?:\.\d+)?|"[^"\\\n]*")$/.test(trimmed)) return JSON.parse(trimmed);
  if (/^'[^'\\\n]*'$/.test(trimmed)) return trimmed.slice(1, -1);
  throw new NeedsModule(`it holds the expression {${trimmed}}`);
}

export function placeOf({ position, children }: WrittenNode): Place {
  const first = children[0]?.position?.start.offset;
  const last = children.at(-1)?.position?.end.offset;
  return {
    start: position?.start.offset ?? 0,
    end: position?.end.offset ?? 0,
    ...(first === undefined || last === undefined ? {} : { inner: { start: first, end: last } }),
  };
}
