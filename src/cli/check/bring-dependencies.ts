import {
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  realpathSync,
  symlinkSync,
} from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';

/** A checkout of a project and the project that it is one of. */
export interface Checkout {
  /** Root of the repository's own working tree, absolute. */
  root: string;
  /** Root of the checkout, absolute. */
  folder: string;
  /** The project's folder below either. */
  prefix: string;
}

/** What a package manager leaves in a project, and the words that install by it alone. */
const lockFiles: readonly (readonly [file: string, install: readonly [string, ...string[]]])[] = [
  ['package-lock.json', ['npm', 'ci']],
  ['npm-shrinkwrap.json', ['npm', 'ci']],
  ['pnpm-lock.yaml', ['pnpm', 'install', '--frozen-lockfile']],
  ['yarn.lock', ['yarn', 'install', '--immutable']],
  ['bun.lock', ['bun', 'install', '--frozen-lockfile']],
  ['bun.lockb', ['bun', 'install', '--frozen-lockfile']],
];

/** What builds keep there of their own, which the two sides must not share. */
const ofBuilds = /^\.(?:vite|astro|cache|meantime)/;

/**
 * Gives a checkout the dependencies of the project, if it asks for the same ones: links to each, so that
 * two builds share nothing that they write.
 *
 * @returns the words that install them where it asks for others, and where to run them
 */
export function bringDependencies(
  checkout: Checkout,
): { install: readonly [string, ...string[]]; folder: string } | undefined {
  const { root, folder } = checkout;
  const folders = foldersOf(checkout);
  if (isSame(checkout, folders)) {
    for (const below of folders) linkModules(join(root, below), join(folder, below), checkout);
    return undefined;
  }
  for (const below of folders.toReversed()) {
    const lock = lockFiles.find(([file]) => existsSync(join(folder, below, file)));
    if (lock) return { install: lock[1], folder: join(folder, below) };
  }
  return { install: ['npm', 'install'], folder: join(folder, checkout.prefix) };
}

/** From the repository's root to the project's folder, below either. */
function foldersOf({ prefix }: Checkout): string[] {
  const parts = prefix.split('/').filter((part) => part !== '');
  return ['', ...parts.map((_, index) => parts.slice(0, index + 1).join('/'))];
}

function isSame({ root, folder }: Checkout, folders: readonly string[]): boolean {
  const files = ['package.json', ...lockFiles.map(([file]) => file)];
  const isInstalled = folders.some((below) => existsSync(join(root, below, 'node_modules')));
  return (
    isInstalled &&
    folders.every((below) =>
      files.every((file) => textOf(join(root, below, file)) === textOf(join(folder, below, file))),
    )
  );
}

function textOf(file: string): string | undefined {
  return existsSync(file) ? readFileSync(file, 'utf8') : undefined;
}

function linkModules(from: string, to: string, checkout: Checkout): void {
  const modules = join(from, 'node_modules');
  if (!existsSync(modules) || !existsSync(to)) return;
  for (const name of readdirSync(modules)) {
    if (ofBuilds.test(name)) continue;
    const names = name.startsWith('@')
      ? readdirSync(join(modules, name)).map((own) => join(name, own))
      : [name];
    for (const each of names) link(join(modules, each), join(to, 'node_modules', each), checkout);
  }
}

/** A package of the repository itself is taken from the checkout. */
function link(from: string, to: string, { root, folder }: Checkout): void {
  mkdirSync(dirname(to), { recursive: true });
  if (!lstatSync(from).isSymbolicLink()) {
    symlinkSync(from, to);
    return;
  }
  const target = existsSync(from) ? realpathSync(from) : from;
  const way = relative(root, target);
  const isOwn = !way.startsWith('..') && !way.split(sep).includes('node_modules');
  symlinkSync(isOwn ? join(folder, way) : target, to);
}
