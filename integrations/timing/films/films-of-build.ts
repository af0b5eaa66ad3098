import type { HookParameters } from 'astro';
import type { Manifest, Quickstart } from '../../../src/protocol/manifest.ts';
import type { TimingSettings } from '../options.ts';
import type { LangOf } from '../write-manifest.ts';

type FilmedBuild = Pick<HookParameters<'astro:build:done'>, 'dir' | 'logger'> & {
  /** The project's root. */
  root: URL;
};

/** Writes the recordings that a build shows and gives their addresses; says why one is not shown. */
export function filmsOfBuild(
  { dir, logger, root }: FilmedBuild,
  { walkResults: file, words = {} }: Pick<TimingSettings, 'walkResults' | 'words'>,
) {
  return async (manifest: Manifest, langOf: LangOf): Promise<ReadonlyMap<Quickstart, string>> => {
    if (file === undefined) return new Map();
    const { writeFilms } = await import('./write-films.ts');
    const { urls, notes } = await writeFilms({ dir, root, file, manifest, words, langOf });
    for (const note of notes) logger.warn(note);
    return urls;
  };
}
