import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { VitePlugin } from '../../vite-plugin.ts';

const picture = /\.(?:png|jpe?g|gif|webp|avif|svg|tiff?)$/i;

/**
 * Vite plugin that names the pictures which pages import. Of pictures that are the same byte for
 * byte the bundler keeps one, under the name of whichever it came upon first, which is another one
 * in another build: here it is the first by its path. All others keep their names.
 *
 * @param folders those that hold pictures
 * @param assets where the site has its assets, below the output folder
 */
export function pictureNames(folders: readonly URL[], assets: string): VitePlugin {
  return {
    name: 'meantime/picture-names',
    outputOptions({ assetFileNames: own, ...options }) {
      let bySize: Map<number, string[]> | undefined;
      return {
        ...options,
        assetFileNames(asset) {
          const usual = typeof own === 'function' ? own(asset) : own;
          if (!asset.names.some((name) => picture.test(name))) return usual ?? defaultName;
          bySize ??= picturesBySize(folders);
          const first = firstOfSame(Buffer.from(asset.source), bySize);
          return first === undefined ? (usual ?? defaultName) : `${assets}/${nameOf(first)}`;
        },
      };
    },
  };
}

const defaultName = 'assets/[name]-[hash][extname]';

/** Undefined for a picture that has no like. */
function firstOfSame(
  bytes: Buffer,
  bySize: ReadonlyMap<number, readonly string[]>,
): string | undefined {
  const alike = bySize.get(bytes.length) ?? [];
  return alike.length < 2 ? undefined : alike.find((path) => readFileSync(path).equals(bytes));
}

function nameOf(path: string): string {
  const ending = extname(path);
  return `${basename(path, ending).replace(/[^\w.-]/g, '_')}.[hash]${ending}`;
}

function picturesBySize(folders: readonly URL[]): Map<number, string[]> {
  const paths = folders
    .map((folder) => fileURLToPath(folder))
    .filter((folder) => existsSync(folder))
    .flatMap((folder) =>
      readdirSync(folder, { recursive: true, encoding: 'utf8' })
        .filter((path) => picture.test(path))
        .map((path) => join(folder, path)),
    );
  const bySize = new Map<number, string[]>();
  for (const path of [...new Set(paths)].sort()) {
    const { size } = statSync(path);
    bySize.set(size, [...(bySize.get(size) ?? []), path]);
  }
  return bySize;
}
