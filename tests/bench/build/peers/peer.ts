import type { Page } from '../pages/page.ts';

/** Where a generator comes from. */
export type PeerSource =
  /** Packages, each in its latest version; the first gives the peer its version. */
  | { from: 'npm'; packages: readonly [string, ...string[]] }
  /** This checkout, packed and installed as a user would; and what users install beside it. */
  | { from: 'checkout'; packages: readonly [string, ...string[]] }
  /** A program on the PATH; the command prints its version. */
  | { from: 'path'; versionCommand: readonly [string, ...string[]] };

/** One generator: what it needs to make a site of the pages, and nothing that makes it look better or worse. */
export interface Peer {
  /** As in `--peers`. */
  name: string;
  title: string;
  /** What its build makes beside the pages, as the table says it. */
  includes: string;
  source: PeerSource;
  /** Folder of the pages, below the project. */
  pages: string;
  ending: 'mdx' | 'md';
  /** File name of the first page. */
  index: string;
  /** The other files of the project, by path. */
  files: (pages: readonly Page[]) => Record<string, string>;
  /** A program of node_modules/.bin, or of the PATH, and its arguments. */
  build: readonly [string, ...string[]];
  /** Output folder, below the project. */
  output: string;
  /** Number of pages beyond which its builds take the memory or the patience of a usual machine. */
  mostPages?: number;
}

/** What each site is called, and the address it is built for. */
export const site = { title: 'Bench', url: 'https://bench.example' };
