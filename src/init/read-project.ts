import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, sep } from 'node:path';
import { packageJsonUnreadable } from './errors.ts';
import type { ProjectKind } from './init-plan.ts';

/** What is in a folder before anything is done to it. */
export interface FoundProject {
  kind: ProjectKind;
  /** The Astro configuration, from the project's root; absent where there is none. */
  configPath?: string;
  configText?: string;
  /** `package.json` as it is written; absent where there is none. */
  packageText?: string;
  /** Names of the packages that it names. */
  packages: ReadonlySet<string>;
  /** Pages whose name says that they are quickstarts, from the project's root. */
  likelyQuickstarts: readonly string[];
  has: (path: string) => boolean;
}

const configNames = ['mjs', 'js', 'ts', 'mts'].map((ending) => `astro.config.${ending}`);
const likelyNames =
  /^(?:quick-?start|get(?:ting)?-started|installation|first-steps)(?:\/index)?\.mdx?$/i;

/**
 * @param folder absolute; it need not exist
 * @throws MeantimeError `package-json-unreadable`
 */
export function readProject(folder: string): FoundProject {
  const has = (path: string) => existsSync(join(folder, path));
  const read = (path: string) => (has(path) ? readFileSync(join(folder, path), 'utf8') : undefined);
  const configPath = configNames.find(has);
  const configText = configPath === undefined ? undefined : read(configPath);
  const packageText = read('package.json');
  return {
    kind: kindOf(configText),
    ...(configPath !== undefined && { configPath }),
    ...(configText !== undefined && { configText }),
    ...(packageText !== undefined && { packageText }),
    packages: packageText === undefined ? new Set() : packagesOf(packageText),
    likelyQuickstarts: ['src/content/docs', 'content'].flatMap((path) => likelyPages(folder, path)),
    has,
  };
}

function kindOf(config: string | undefined): ProjectKind {
  if (config === undefined) return 'new';
  if (/from\s+['"]meantime['"]/.test(config)) return 'meantime';
  return config.includes('@astrojs/starlight') ? 'starlight' : 'astro';
}

function packagesOf(text: string): Set<string> {
  const described = parsePackage(text);
  return new Set(
    ['dependencies', 'devDependencies'].flatMap((key) => Object.keys(described[key] ?? {})),
  );
}

/** @throws MeantimeError `package-json-unreadable` */
export function parsePackage(text: string): Record<string, object | undefined> {
  try {
    const value: unknown = JSON.parse(text.replace(/^\uFEFF/, ''));
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) {
      return value as Record<string, object | undefined>; // npm refuses all others before us
    }
  } catch (cause) {
    throw packageJsonUnreadable.at({ location: { file: 'package.json' }, cause }, String(cause));
  }
  throw packageJsonUnreadable.at({ location: { file: 'package.json' } }, 'it is no object');
}

function likelyPages(folder: string, path: string): string[] {
  if (!existsSync(join(folder, path))) return [];
  return readdirSync(join(folder, path), { recursive: true, encoding: 'utf8' })
    .map((name) => name.split(sep).join('/'))
    .filter((name) => name.split('/').length <= 3 && likelyNames.test(lastPart(name)))
    .map((name) => `${path}/${name}`)
    .sort();
}

/** With its folder where it is an index. */
function lastPart(name: string): string {
  return name
    .split('/')
    .slice(/\/index\.mdx?$/.test(name) ? -2 : -1)
    .join('/');
}
