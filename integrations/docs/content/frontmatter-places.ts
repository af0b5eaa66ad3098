import type { Document, Pair } from 'yaml';
import { yaml } from '../../lazy-packages.ts';

/** The text between the two lines of `---`, and where in the file it starts. */
export interface FrontmatterBlock {
  text: string;
  /** Offset of its first character. */
  start: number;
  isYaml: boolean;
}

// As Astro finds it.
const block = /(?:^\uFEFF?|^\s*\n)(---|\+\+\+)([\s\S]*?\n)(?:---|\+\+\+)/;

export function frontmatterBlock(contents: string): FrontmatterBlock | undefined {
  const found = block.exec(contents);
  const [whole, mark, text] = found ?? [];
  if (whole === undefined || mark === undefined || text === undefined) return undefined;
  return { text, start: whole.length - mark.length - text.length, isYaml: mark === '---' };
}

/** What YAML itself finds wrong with a block, each with its offset in the file. */
export function yamlFaults({ text, start }: FrontmatterBlock) {
  return parse(text).errors.map(({ code, message, pos }) => ({
    code,
    // The library adds where it is and the lines around it.
    reason: message.split('\n')[0]?.replace(/ at line \d+, column \d+:?$/, '') ?? message,
    offset: start + pos[0],
  }));
}

/**
 * Offset in the file of a key or, with `isValue`, of its value; of the nearest key above it where
 * it is not written, and undefined where none is.
 */
export function offsetOf(
  { text, start }: FrontmatterBlock,
  path: readonly PropertyKey[],
  isValue: boolean,
): number | undefined {
  let node: unknown = parse(text).contents;
  let offset: number | undefined;
  for (const [index, key] of path.entries()) {
    const step = stepInto(node, key);
    if (!step) break;
    node = step.value;
    const wantsValue = (isValue || step.key === undefined) && index === path.length - 1;
    offset = (wantsValue ? startOf(step.value) : undefined) ?? startOf(step.key) ?? startOf(node) ?? offset;
  }
  return offset === undefined ? undefined : start + offset;
}

function parse(text: string): Document.Parsed {
  return yaml().parseDocument(text, { prettyErrors: false, logLevel: 'silent' });
}

function stepInto(node: unknown, key: PropertyKey): { key?: unknown; value: unknown } | undefined {
  const { isMap, isScalar, isSeq } = yaml();
  if (isSeq(node) && typeof key === 'number') return { value: node.items[key] };
  if (!isMap(node)) return undefined;
  const pair: Pair | undefined = node.items.find(
    (item) => isScalar(item.key) && String(item.key.value) === String(key),
  );
  return pair && { key: pair.key, value: pair.value };
}

function startOf(node: unknown): number | undefined {
  // What is left empty has a range without length behind its key.
  if (!yaml().isNode(node) || !node.range || node.range[0] === node.range[1]) return undefined;
  return node.range[0];
}
