import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import type { InstalledPeer } from './install/install-peer.ts';
import { linkTree } from './install/link-tree.ts';
import type { Page } from './pages/page.ts';
import { editPage, renderPage, writePages } from './pages/write-pages.ts';
import type { Peer } from './peers/peer.ts';

/** One site of one generator, as its user would have it on disk. */
export interface Project {
  folder: string;
  output: string;
  env: NodeJS.ProcessEnv;
  /** Changes the body of the page in the middle; the pages as they are then. */
  edit(): Page[];
  remove(): void;
}

/** A project that was never built: its own node_modules, and no cache anywhere. */
export function makeProject(
  peer: Peer,
  installed: InstalledPeer,
  { folder, pages }: { folder: string; pages: readonly Page[] },
): Project {
  if (installed.folder === undefined) mkdirSync(folder, { recursive: true });
  else linkTree(installed.folder, folder);
  for (const [path, text] of Object.entries(peer.files(pages))) writeFile(join(folder, path), text);
  writePages(pages, { folder: join(folder, peer.pages), ending: peer.ending, index: peer.index });
  return {
    folder,
    output: join(folder, peer.output),
    env: projectEnvironment(folder),
    edit: () => {
      const middle = Math.floor(pages.length / 2);
      const after = pages.map((page, index) => (index === middle ? editPage(page) : page));
      for (const page of after.slice(middle, middle + 1)) {
        writeFileSync(join(folder, peer.pages, `${page.path}.${peer.ending}`), renderPage(page));
      }
      return after;
    },
    remove: () => {
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function writeFile(file: string, text: string): void {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
}

/** The environment of every program: this Node first on the PATH, and nobody asked for news. */
export function programEnvironment(): NodeJS.ProcessEnv {
  const env = { ...process.env };
  // Theirs to set.
  delete env['NODE_ENV'];
  delete env['NODE_OPTIONS'];
  return {
    ...env,
    PATH: [dirname(process.execPath), env['PATH']].join(delimiter),
    ASTRO_TELEMETRY_DISABLED: '1',
    NO_UPDATE_NOTIFIER: '1',
    NO_COLOR: '1',
  };
}

/** Caches that a tool keeps outside its project go into it, so that they last as long as it does. */
function projectEnvironment(folder: string): NodeJS.ProcessEnv {
  const temporary = join(folder, '.tmp');
  mkdirSync(temporary, { recursive: true });
  const env = programEnvironment();
  return {
    ...env,
    PATH: [join(folder, 'node_modules/.bin'), env['PATH']].join(delimiter),
    TMPDIR: temporary,
    XDG_CACHE_HOME: join(folder, '.cache'),
  };
}
