import type { MdxJsxAttributeUnion, MdastPluginDefinition } from 'satteri';
import { builtIns } from '../components/built-ins.ts';
import { builtInImports, knownNames, withoutBuiltInImports } from '../markdown/known-names.ts';
import { PageMistakes, type Mistake } from '../mistakes/mistake.ts';
import { relativeImports, type RelativeImport } from './relative-imports.ts';
import { mistakesOfImports, mistakesOfTag, nestedTooDeeply } from '../mistakes/tag-mistakes.ts';

/** Thrown by the plugins below: the page holds what only a module can do. */
export class NeedsModule extends Error {
  readonly reason: string;

  constructor(reason: string) {
    super(`The page needs to be a module: ${reason}`);
    this.reason = reason;
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

/** Imports and exports of a page, as they stand in the source. */
export interface WrittenCode {
  code: string;
  start: number;
}

/** A tag with what is known of its properties before the page is rendered. */
export interface WrittenTag {
  name: string;
  values: Record<string, unknown>;
  /** Properties whose value is code. */
  computed: Set<string>;
  /** True when code may give any property. */
  isOpen: boolean;
  start: number;
  end: number;
}

interface Position {
  start: { line: number; offset?: number | undefined };
  end: { offset?: number | undefined };
}

interface PlacedNode {
  children: readonly { position?: Position | undefined }[];
  position?: Position | undefined;
}

/** A tag as the parser gives it. */
export interface TagNode extends PlacedNode {
  name: string | null;
  attributes: readonly MdxJsxAttributeUnion[];
}

export interface Found {
  components: WrittenComponent[];
  dropped: { start: number; end: number }[];
  imports: RelativeImport[];
  /** Imports and exports. */
  codes: WrittenCode[];
  expressions: WrittenCode[];
  /** What other plugins before this one found wrong. */
  mistakes: Mistake[];
}

/**
 * Sätteri plugin that finds the writer's mistakes, lets plain pages alone pass, and notes their
 * components and the places of what is no part of the text (imports of built-in components).
 *
 * @throws PageMistakes, NeedsModule out of the compilation, once the whole page was seen
 */
export function plainPage(found: Found): MdastPluginDefinition {
  const { codes } = found;
  const tags: WrittenTag[] = [];
  let reason: string | undefined;
  const needsModule = (because: string): void => {
    reason ??= because;
  };
  const expression = ({ value, position }: { value: string; position?: Position | undefined }) => {
    if (isComment(value)) return;
    needsModule(`it holds the expression {${value.trim()}}`);
    found.expressions.push({ code: value, start: position?.start.offset ?? 0 });
  };
  const tag = (node: TagNode): void => {
    if (node.name === null) return;
    const written = readTag(node, node.name, needsModule);
    tags.push(written);
    if (!isElement(node.name) && node.name !== 'Fragment') {
      const { name, values: properties } = written;
      found.components.push({ name, properties, ...placeOf(node) });
    }
  };
  return {
    name: 'meantime:plain-page',
    options: { position: true },
    mdxjsEsm(node, context) {
      const { start, end } = node.position ?? {};
      codes.push({ code: node.value, start: start?.offset ?? 0 });
      if (!importsBuiltInsOnly(node.value)) {
        needsModule('it imports or exports something');
        return;
      }
      found.dropped.push({ start: start?.offset ?? 0, end: end?.offset ?? 0 });
      context.removeNode(node);
    },
    mdxFlowExpression: expression,
    mdxTextExpression: expression,
    mdxJsxFlowElement: tag,
    mdxJsxTextElement: tag,
    after(_tree, context) {
      const mistakes = [...mistakesOf(tags, codes, context.source), ...found.mistakes];
      if (mistakes.length > 0) throw new PageMistakes(mistakes);
      found.imports = codes.flatMap((code) => relativeImports(code, context.source));
      if (reason !== undefined) throw new NeedsModule(reason);
    },
  };
}

function mistakesOf(
  tags: readonly WrittenTag[],
  codes: readonly WrittenCode[],
  source: string,
): Mistake[] {
  const deep = nestedTooDeeply(tags, source);
  if (deep) return [deep];
  const names = knownNames(codes.map(({ code }) => code));
  return [
    ...codes.flatMap((code) => mistakesOfImports(code, source)),
    ...tags
      .filter(({ name }) => !isElement(name) && name !== 'Fragment')
      .flatMap((written) => mistakesOfTag(written, names, source)),
  ];
}

/** `{/* a remark *\/}` is how MDX spells a comment. */
export function isComment(code: string): boolean {
  return code.replace(/\/\*[\s\S]*?\*\//g, '').trim() === '';
}

function importsBuiltInsOnly(code: string): boolean {
  const isPlain = builtInImports(code).every(({ name, as }) => name === as && builtIns.has(name));
  return isPlain && withoutBuiltInImports(code) === '';
}

function isElement(name: string): boolean {
  return /^[a-z]/.test(name);
}

/** Elements whose content Astro treats in its own way when the page is a module. */
const moduleElements = new Set(['script', 'style']);

/** @param needsModule told why, where the tag is not for a plain page */
export function readTag(
  { attributes, position }: TagNode,
  name: string,
  needsModule: (reason: string) => void,
): WrittenTag {
  if (isElement(name) && (moduleElements.has(name) || name.includes('-'))) {
    needsModule(`it holds <${name}>`);
  }
  const tag: WrittenTag = {
    name,
    values: {},
    computed: new Set(),
    isOpen: false,
    start: position?.start.offset ?? 0,
    end: position?.end.offset ?? 0,
  };
  for (const attribute of attributes) {
    if (attribute.type !== 'mdxJsxAttribute') {
      needsModule('it spreads properties');
      tag.isOpen = true;
      continue;
    }
    const { name: key, value } = attribute;
    // Directives of Astro (client:load, set:html) and named slots are a module's matter.
    if (key.includes(':') || key === 'slot') {
      needsModule(`<${name}> has ${key}`);
    } else if (value === null || value === undefined) tag.values[key] = true;
    else if (typeof value === 'string') tag.values[key] = value;
    else {
      const known = literal(value.value);
      if (known) [tag.values[key]] = known;
      else {
        needsModule(`it holds the expression {${value.value.trim()}}`);
        tag.computed.add(key);
      }
    }
  }
  return tag;
}

/** The value of a literal, in a list of one; undefined for other code. */
function literal(code: string): [unknown] | undefined {
  const trimmed = code.trim();
  if (/^(?:true|false|-?(?:0|[1-9]\d*)(?:\.\d+)?|"[^"\\\n]*")$/.test(trimmed))
    return [JSON.parse(trimmed)];
  return /^'[^'\\\n]*'$/.test(trimmed) ? [trimmed.slice(1, -1)] : undefined;
}

export function placeOf({ position, children }: PlacedNode): Place {
  const first = children[0]?.position?.start.offset;
  const last = children.at(-1)?.position?.end.offset;
  return {
    start: position?.start.offset ?? 0,
    end: position?.end.offset ?? 0,
    ...(first === undefined || last === undefined ? {} : { inner: { start: first, end: last } }),
  };
}
