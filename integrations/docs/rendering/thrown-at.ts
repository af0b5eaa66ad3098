import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { SourceLocation } from '../../../src/protocol/errors.ts';
import { pathBelow } from '../../path-below.ts';
import { thrownName } from './thrown-name.ts';

const frame = /(?:\(|at |async )((?:file:\/\/)?\/?[^\s()]+?):(\d+):\d+\)?$/;

/**
 * The file of the project in which something was thrown, and the line where only one is possible;
 * undefined where no file of the project has a part in it.
 *
 * The bundler writes the path of each module above what it made of it.
 *
 * @param root of the project
 */
export function thrownAt(thrown: unknown, root: URL): SourceLocation | undefined {
  const { stack = '', message = '' } = thrown instanceof Error ? thrown : {};
  const folder = fileURLToPath(root);
  for (const line of stack.split('\n')) {
    const [, address, number] = frame.exec(line) ?? [];
    if (address === undefined) continue;
    const found = moduleAt(address, Number(number));
    const path = found && pathBelow(folder, join(folder, found.path));
    if (!found || path === undefined || path.includes('node_modules/')) continue;
    const file = join(folder, path);
    if (!existsSync(file)) continue;
    const text = readFileSync(file, 'utf8');
    return { file: path, ...(placeOf(found.code, text) ?? placeOfName(message, text)) };
  }
  return undefined;
}

/** The module that a line of a bundle is of, and the line. */
function moduleAt(address: string, number: number): { path: string; code: string } | undefined {
  const file = address.startsWith('file:') ? fileURLToPath(address) : address;
  if (!existsSync(file)) return undefined;
  const lines = readFileSync(file, 'utf8').split('\n');
  const above = lines.slice(0, number).findLast((line) => /^\/\/(?:#region)? \S/.test(line));
  const path = above?.replace(/^\/\/(?:#region)? /, '').replace(/\?.*$/, '');
  return path === undefined ? undefined : { path, code: lines[number - 1] ?? '' };
}

/** The line that the bundler has left as it is written. */
function placeOf(code: string, text: string): { line: number; column: number } | undefined {
  const sought = plain(code);
  return sought === '' ? undefined : onlyLine(text, (line) => plain(line) === sought);
}

/** The line that holds what the message speaks of: `.name` where it could not be read. */
function placeOfName(message: string, text: string): { line: number; column: number } | undefined {
  const name = thrownName(message);
  if (name === undefined) return undefined;
  const isRead = message.includes("(reading '");
  return onlyLine(text, (line) => {
    const words = line.split(/([^\p{L}\p{N}$_]+)/u);
    return words.some((word, at) => word === name && (!isRead || words[at - 1]?.endsWith('.')));
  });
}

function onlyLine(
  text: string,
  isSought: (line: string) => boolean,
): { line: number; column: number } | undefined {
  const lines = text.split(/\r\n|\n|\r/);
  const found = lines.flatMap((line, index) => (isSought(line) ? index : []));
  const [index] = found;
  if (index === undefined || found.length > 1) return undefined;
  return { line: index + 1, column: (lines[index] ?? '').search(/\S/) + 1 };
}

/** Code whatever its quotes, semicolons and spaces. */
function plain(code: string): string {
  return code.replace(/["'`]/g, '"').replace(/[\s;]/g, '');
}
