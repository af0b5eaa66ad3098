import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { basename, extname } from 'node:path';
import type { AstroConfig } from 'astro';
import { imageMetadata } from 'astro/assets/utils';
import type { Plugin } from 'vite';
import { environments } from '../../astro-internals.ts';
import { withBase } from '../addresses/page-address.ts';
import type { PublishedImages } from '../markdown/unmeasured-images.ts';

interface Published {
  /** Below the output folder. */
  name: string;
  content: Buffer;
}

type Config = Pick<AstroConfig, 'base'> & {
  build: Pick<AstroConfig['build'], 'assets' | 'assetsPrefix'>;
};

// What Astro turns into other sizes; the rest it takes for an address.
const sized = new Set(['.jpeg', '.jpg', '.png', '.tiff', '.webp', '.gif', '.svg', '.avif']);

/** The images of the pages: those that nobody can measure are published as they are. */
export class ImageFiles implements PublishedImages {
  readonly #measured = new Map<string, Promise<boolean>>();
  readonly #published = new Map<string, Published>();
  readonly #isServed: boolean;
  #config: Config | undefined;

  /** @param isServed true for `astro dev`, which serves files from where they are */
  constructor({ isServed }: { isServed: boolean }) {
    this.#isServed = isServed;
  }

  /** Learns where the site is, once all have said what they have to say. */
  know(config: Config): void {
    this.#config = config;
  }

  /** False for a file that is there and is no image that has a size. */
  isMeasured(file: string): Promise<boolean> {
    const known = this.#isServed ? undefined : this.#measured.get(file);
    if (known) return known;
    const measured = this.#measure(file);
    this.#measured.set(file, measured);
    return measured;
  }

  /** Address of an image that is published as it is. */
  get(file: string): string | undefined {
    const found = this.#published.get(file);
    if (!found || !this.#config) return undefined;
    const { base, build } = this.#config;
    if (this.#isServed) return withBase(base, `/@fs/${encodeURI(file.replace(/^\//, ''))}`);
    const path = `/${encodeURI(found.name)}`;
    const { assetsPrefix: prefix } = build;
    const ending = extname(file).slice(1);
    const origin = typeof prefix === 'object' ? (prefix[ending] ?? prefix.fallback) : prefix;
    return origin ? origin.replace(/\/$/, '') + path : withBase(base, path);
  }

  /** Vite plugin that puts them beside what Astro makes of the others. */
  get plugin(): Plugin {
    const published = this.#published;
    return {
      name: 'meantime/images',
      apply: 'build',
      applyToEnvironment: ({ name }) => name === environments.client,
      generateBundle() {
        for (const { name, content } of published.values()) {
          this.emitFile({ type: 'asset', fileName: name, source: content });
        }
      },
    };
  }

  async #measure(file: string): Promise<boolean> {
    const content = await readFile(file).catch(() => undefined);
    // A file that is missing is told of by whoever checks links.
    if (!content) return true;
    if (sized.has(extname(file).toLowerCase()) && (await hasSize(content, file))) {
      this.#published.delete(file);
      return true;
    }
    const ending = extname(file);
    const hash = createHash('sha256').update(content).digest('base64url').slice(0, 8);
    const folder = this.#config?.build.assets ?? '_astro';
    const name = `${folder}/${basename(file, ending)}.${hash}${ending}`;
    this.#published.set(file, { name, content });
    return false;
  }
}

async function hasSize(content: Buffer, file: string): Promise<boolean> {
  try {
    await imageMetadata(content, file);
    return true;
  } catch {
    // Whatever it stopped at, that is the answer.
    return false;
  }
}
