import { posix } from 'node:path';
import type { MeantimeError } from '../../../src/protocol/errors.ts';
import { fileNameUnsafe } from '../problems/errors.ts';

// They end a path, or stand for another sign in it: hosts, browsers and sitemaps disagree.
const unsafe = /[?#%\\]/g;

/**
 * What is wrong with the name of a page's file, or of a folder that it is in.
 *
 * @param path from the project's root
 */
export function unsafeName(path: string): MeantimeError | undefined {
  const signs = [...new Set(path.match(unsafe))];
  if (signs.length === 0) return undefined;
  const { dir, name, ext } = posix.parse(path);
  const better = [...dir.split('/'), name].map((part) =>
    part.replace(unsafe, ' ').trim().replace(/\s+/g, '-'),
  );
  const named = better.map((part) => (part === '' ? 'page' : part)).join('/');
  return fileNameUnsafe.at({ location: { file: path } }, signs.join(' and '), named + ext);
}
