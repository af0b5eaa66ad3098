import type { Action, ExpectedText, Step } from './step.ts';

/**
 * Hash of a text: FNV-1a of 64 bits over its UTF-8 bytes, 16 hexadecimal digits.
 * Synchronous and the same in Node and browsers; tells contents apart, protects nothing.
 */
export function hashText(text: string): string {
  let hash = 0xcbf29ce484222325n;
  for (const byte of new TextEncoder().encode(text)) {
    hash = BigInt.asUintN(64, (hash ^ BigInt(byte)) * 0x100000001b3n);
  }
  return hash.toString(16).padStart(16, '0');
}

/**
 * Content revision of a quickstart: changes when and only when what the reader is asked changes.
 * The first variant is the page without choices, the others follow in their order.
 * Lines in the source do not count; the blocks' indexes do, because beacons name blocks by them.
 */
export function revisionOf(goal: string, ...variants: readonly (readonly Step[])[]): string {
  return hashText(JSON.stringify([goal, ...variants.map((steps) => steps.map(contentOfStep))]));
}

function contentOfStep(step: Step): unknown[] {
  const { id, title, needs, letters, signs, words, codeLines, actions } = step;
  const asked = actions.map(contentOfAction);
  const more = [signs, needs].filter((part) => part !== undefined);
  return [id, title, letters, words, codeLines, asked, ...more];
}

function contentOfAction(action: Action): unknown[] {
  const { kind, block } = action;
  switch (action.kind) {
    case 'run': {
      const { text, background, ready = null, output, shown, fails, stop, shell } = action;
      const asked = [kind, block, text, background, ready, contentOfExpected(output)];
      const compared = shown?.map((one) => [one.line, contentOfExpected(one.output)]);
      const more = [compared, fails, stop && 'stop', shell].filter((part) => part !== undefined);
      return [...asked, ...more];
    }
    case 'save':
      return [
        kind,
        block,
        action.file,
        action.text,
        ...(action.before === undefined ? [] : [action.before]),
      ];
    case 'open':
      return [kind, block, action.url, contentOfExpected(action.output)];
    case 'answer':
      return [kind, block, action.prompt, action.text, ...(action.keys ? ['keys'] : [])];
  }
}

function contentOfExpected(expected: ExpectedText | undefined): unknown[] | null {
  return expected ? [expected.block, expected.text] : null;
}
