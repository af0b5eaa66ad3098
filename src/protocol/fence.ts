import type { BlockRole } from './markup.ts';

/** What a fence's info string says about the block, resolved. */
export interface Fence {
  role: BlockRole;
  /** File name, URL, prompt or label. */
  title?: string;
  background: boolean;
  ready?: string;
}

const shellLanguages = new Set(['sh', 'bash', 'zsh', 'shell', 'shellscript', 'fish']);
const attributePattern = /([\w-]+)(?:=(?:"([^"]*)"|'([^']*)'|([^\s"']+)))?/gy;
const pathPattern = /^(?:\.{1,2}\/|~\/)?[\w@.+-]+(?:\/[\w@.+[\]-]+)*$/;

/**
 * Reads a fence's language and meta (`sh`, `background ready=http://localhost:3000`).
 * Words that are none of ours belong to somebody else and are passed over.
 */
export function parseFence(language: string, meta: string): Fence {
  const attributes = readAttributes(meta);
  const title = attributes.get('title');
  const ready = attributes.get('ready');
  return {
    role: roleOf(language, attributes, title),
    ...(title ? { title } : {}),
    background: attributes.has('background'),
    ...(ready ? { ready } : {}),
  };
}

function roleOf(
  language: string,
  attributes: ReadonlyMap<string, string>,
  title: string | undefined,
): BlockRole {
  if (attributes.has('output')) return title && isUrl(title) ? 'open' : 'output';
  if (attributes.has('answer')) return 'answer';
  if (attributes.has('norun')) return 'read';
  const isShell = shellLanguages.has(language);
  if (title && isPath(title, isShell)) return 'save';
  return isShell || attributes.has('run') ? 'run' : 'read';
}

/** On a shell fence a title of one plain word is a label ("Terminal"), elsewhere a file (`Makefile`). */
function isPath(title: string, isShell: boolean): boolean {
  return pathPattern.test(title) && (!isShell || /[./]/.test(title));
}

function isUrl(title: string): boolean {
  return /^https?:\/\/\S+$/.test(title);
}

function readAttributes(meta: string): Map<string, string> {
  const attributes = new Map<string, string>();
  // Marks such as {1,3} or /word/ belong to the highlighter and may hold quotes of their own.
  for (const word of splitWords(meta)) {
    attributePattern.lastIndex = 0;
    const match = attributePattern.exec(word);
    if (match?.[0].length !== word.length) continue;
    const [, name = '', double, single, bare] = match;
    attributes.set(name, double ?? single ?? bare ?? '');
  }
  return attributes;
}

/** Splits at white space outside quotes. */
function splitWords(meta: string): string[] {
  return meta.match(/(?:"[^"]*"|'[^']*'|[^\s"']|["'])+/g) ?? [];
}
