import { createHash } from 'node:crypto';
import { readFileSync, readdirSync } from 'node:fs';
import { join, relative } from 'node:path';

/** All that a build wrote: pages as they are, a tag a line, and the hash of everything else. */
export type Output = Readonly<Record<string, string>>;

/** Reads an output folder, by path. */
export function readOutput(dist: string): Output {
  const paths = readdirSync(dist, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(dist, join(entry.parentPath, entry.name)))
    .sort();
  return Object.fromEntries(
    paths.map((path) => {
      const content = readFileSync(join(dist, path));
      // So that a failure shows what differs.
      if (path.endsWith('.html')) return [path, content.toString('utf8').replaceAll('><', '>\n<')];
      return [path, createHash('sha256').update(content).digest('hex')];
    }),
  );
}

export function hashOutput(output: Output): string {
  return createHash('sha256').update(JSON.stringify(output)).digest('hex').slice(0, 16);
}

/** In what an output differs from the one expected: a line for each file, with its first line that is another. */
export function differencesOf(expected: Output, came: Output): string[] {
  const paths = new Set([...Object.keys(expected), ...Object.keys(came)]);
  return [...paths].sort().flatMap((path) => {
    const [before, after] = [expected[path], came[path]];
    if (before === after) return [];
    if (before === undefined) return [`${path} is new`];
    if (after === undefined) return [`${path} is missing`];
    const lines = after.split('\n');
    const index = before.split('\n').findIndex((line, place) => line !== lines[place]);
    if (index < 0) return [`${path} has more at its end`];
    const shown = (text: string): string =>
      JSON.stringify((text.split('\n')[index] ?? '').slice(0, 300));
    return [`${path}\n  expected ${shown(before)}\n  came     ${shown(after)}`];
  });
}
