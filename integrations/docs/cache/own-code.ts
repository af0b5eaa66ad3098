import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { extname } from 'node:path';
import { packageVersions } from './package-versions.ts';

/** The code of this package, and of those that it uses, by which something is made. */
export interface OwnCode {
  /** Addresses of the files, in order. */
  files: readonly string[];
  /** What stands in them. */
  text: string;
  /** Stands for all of it. */
  hash: string;
}

/**
 * The code that modules of this package lead to, themselves among it: whatever they import, load
 * later or start as a thread, and what that imports in turn. Types lead nowhere. In development
 * code changes without a version, and so may a package that the package's own range allows.
 *
 * @param modules at least one
 */
export function ownCode(modules: readonly [string, ...string[]]): OwnCode {
  const texts = new Map<string, string>();
  const packages = new Set<string>();
  const open: string[] = [...modules];
  for (let file = open.pop(); file !== undefined; file = open.pop()) {
    if (texts.has(file)) continue;
    const text = readFileSync(new URL(file), 'utf8');
    texts.set(file, text);
    const code = text.replace(typeImport, '');
    open.push(...filesNamedIn(code, file));
    for (const name of packagesNamedIn(code)) packages.add(name);
  }
  const sorted = [...texts].sort(([a], [b]) => (a < b ? -1 : 1));
  const text = sorted.map(([, each]) => each).join('\n');
  const versions = packageVersions([...packages], new URL(modules[0]));
  const hash = createHash('sha256').update(text).update(versions.join('\n')).digest('base64url');
  return { files: sorted.map(([file]) => file), text, hash };
}

const typeImport = /^(?:import|export) type\b[^;]*;/gm;
const quotedFile = /(['"])((?:[\w.-]+\/)*[\w.-]+\.[jt]s)\1/g;
const importedPackage =
  /\b(?:from|import|require)\s*\(?\s*(['"])((?:@[\w.-]+\/)?[\w-][\w.-]*)(?:\/[^'"]*)?\1/g;

/** Every file that stands in quotes, whatever the code does with it, so that none is overlooked. */
function filesNamedIn(code: string, from: string): string[] {
  return [...code.matchAll(quotedFile)]
    .map(([, , path = '']) => new URL(path, from))
    .filter((url) => extname(url.pathname) === extname(from) && existsSync(url))
    .map(({ href }) => href);
}

function packagesNamedIn(code: string): string[] {
  return [...code.matchAll(importedPackage)].map(([, , name = '']) => name);
}
