import { createHash } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { mkdir, writeFile } from 'node:fs/promises';
import { astrosVite } from '../../astro-internals.ts';
import { packageFile } from '../../package-file.ts';
import type { Manifest, Quickstart } from '../../../src/protocol/manifest.ts';
import { ownFolder } from '../../../src/protocol/own-folder.ts';
import type { OwnWords } from '../../../src/words/words.ts';
import { filmCss } from './film-css.ts';
import { readWalkResults } from './read-walk-results.ts';
import { renderFilmPage } from './render-film-page.ts';

interface FilmSite {
  /** The build's output folder. */
  dir: URL;
  /** The project's root. */
  root: URL;
  /** `walk.json` from there. */
  file: string;
  manifest: Manifest;
  words: OwnWords;
  /** The language of the page at a path. */
  langOf: (path: string) => string;
}

interface WrittenFilms {
  /** Address of each recording's page. */
  urls: Map<Quickstart, string>;
  notes: string[];
}

const folder = `${ownFolder}watch/`;

/** Writes a page for each recording that can be shown, and what all of them share. */
export async function writeFilms(site: FilmSite): Promise<WrittenFilms> {
  const { dir, root, file, manifest, words, langOf } = site;
  const { films, notes } = readWalkResults(new URL(file, root), root, manifest);
  const urls = new Map<Quickstart, string>();
  if (films.size === 0) return { urls, notes };
  const write = async (path: string, text: string) => {
    const target = new URL(folder + path, dir);
    await mkdir(new URL('.', target), { recursive: true });
    await writeFile(target, text);
  };
  const script = await bundlePlayer();
  const names = { script: hashed('play', script, 'js'), style: hashed('film', filmCss, 'css') };
  await write(names.script, script);
  await write(names.style, filmCss);
  for (const [quickstart, shown] of films) {
    // A page's path is unique, and may be written in any script.
    const name = hashOf(quickstart.path);
    const film = JSON.stringify(shown.film);
    const filmName = hashed('film', film, 'json');
    const page = renderFilmPage(
      {
        ...shown,
        title: quickstart.title,
        lang: langOf(quickstart.path),
        urls: { film: filmName, script: `../${names.script}`, style: `../${names.style}` },
      },
      words,
    );
    await write(`${name}/${filmName}`, film);
    await write(`${name}/index.html`, page);
    urls.set(quickstart, `${manifest.base}${folder}${name}/`);
  }
  return { urls, notes };
}

function hashed(name: string, content: string, extension: string): string {
  return `${name}.${hashOf(content)}.${extension}`;
}

function hashOf(content: string): string {
  return createHash('sha256').update(content).digest('hex').slice(0, 8);
}

async function bundlePlayer(): Promise<string> {
  const { build } = await astrosVite();
  const built = await build({
    ...{ configFile: false, envDir: false, publicDir: false, logLevel: 'error' },
    root: fileURLToPath(packageFile('.')),
    build: {
      ...{ write: false, modulePreload: false, reportCompressedSize: false },
      rolldownOptions: { input: fileURLToPath(packageFile(player)) },
    },
  });
  const outputs = [built].flat().flatMap((each) => ('output' in each ? each.output : []));
  return outputs.map((output) => (output.type === 'chunk' ? output.code : '')).join('');
}

const player = 'integrations/timing/client/film/play-film.ts';
