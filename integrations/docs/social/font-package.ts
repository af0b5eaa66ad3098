import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { z } from 'astro/zod';
import type { FontFile } from './engine.ts';

/** A family of fonts as Fontsource publishes it: in files for parts of its letters. */
export interface FontPackage {
  name: string;
  version: string;
  parts: readonly FontPart[];
}

export interface FontPart {
  ranges: [number, number][];
  /** One for each weight that the family has. */
  files: readonly { path: string; weight: number }[];
}

const rangesSchema = z.record(z.string(), z.string());
const manifestSchema = z.object({ version: z.string() });

/** What is drawn is regular or bold. */
const weights = [400, 700];

/** Says which letters are in which file of a package of Fontsource. */
export function rangesFile(name: string): string {
  return `${name}/unicode.json`;
}

/**
 * A package that the project has, which was asked for (see require-drawing.ts).
 *
 * @param root of the project
 */
export function readFontPackage(name: string, root: URL): FontPackage {
  const find = createRequire(new URL('package.json', root));
  const folder = dirname(find.resolve(rangesFile(name)));
  const read = (file: string): unknown => JSON.parse(readFileSync(join(folder, file), 'utf8'));
  const short = name.slice(name.lastIndexOf('/') + 1);
  const parts = Object.entries(rangesSchema.parse(read('unicode.json'))).map(([part, ranges]) => {
    const files = weights.map((weight) => {
      const file = `${short}-${part.replace(/[[\]]/g, '')}-${weight}-normal.woff2`;
      return { weight, path: join(folder, 'files', file) };
    });
    return { ranges: rangesOf(ranges), files: files.filter(({ path }) => existsSync(path)) };
  });
  return { name, version: manifestSchema.parse(read('package.json')).version, parts };
}

/** `U+0460-052F,U+20B4` */
function rangesOf(text: string): [number, number][] {
  return text.split(',').map((range) => {
    const [first = '', last = first] = range.trim().replace(/^U\+/i, '').split('-');
    return [Number.parseInt(first, 16), Number.parseInt(last, 16)];
  });
}

/** The letters of several families: of those that have a letter, the first draws it. */
export class Fonts {
  readonly #packages: readonly FontPackage[];
  readonly #known = new Map<number, FontPart | undefined>();

  constructor(packages: readonly FontPackage[]) {
    this.#packages = packages;
  }

  get names(): string[] {
    return this.#packages.map(({ name }) => name);
  }

  /** Stands for all of them. */
  get versions(): string[] {
    return this.#packages.map(({ name, version }) => `${name}@${version}`);
  }

  has(letter: string): boolean {
    return this.#partOf(letter.codePointAt(0) ?? 0) !== undefined;
  }

  /** The files that draw a text; the same for the same letters, whatever else is drawn. */
  filesFor(text: string): FontFile[] {
    const needed = new Set(
      Array.from(`${text}A`, (letter) => this.#partOf(letter.codePointAt(0) ?? 0)),
    );
    return this.#packages.flatMap(({ name, parts }) =>
      parts
        .filter((part) => needed.has(part))
        .flatMap(({ files, ranges }) =>
          files.map(({ path, weight }): FontFile => {
            return {
              name,
              data: readFileSync(path),
              weight,
              style: 'normal',
              unicodeRange: ranges,
            };
          }),
        ),
    );
  }

  #partOf(code: number): FontPart | undefined {
    if (this.#known.has(code)) return this.#known.get(code);
    const found = this.#packages
      .flatMap(({ parts }) => parts)
      .find(({ ranges }) => ranges.some(([first, last]) => code >= first && code <= last));
    this.#known.set(code, found);
    return found;
  }
}
