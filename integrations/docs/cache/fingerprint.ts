import { createHash, type Hash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroConfig } from 'astro';
import type { SiteSettings } from '../settings/site-settings.ts';

/** Packages whose version decides what a page becomes. */
const makers = ['astro', 'satteri', '@astrojs/markdown-satteri', 'shiki'];

/** Where plugins that are not ours, and what they are made with, may have changed. */
const projectFiles = [
  ...['astro.config.mjs', 'astro.config.ts', 'astro.config.js', 'astro.config.mts'],
  ...['package-lock.json', 'pnpm-lock.yaml', 'yarn.lock', 'bun.lock'],
];

/**
 * Stands for everything but its own text that makes a page what it is: code and versions of the
 * makers, the Markdown options, and the plugins. Of a plugin its functions' text is seen, but not
 * what they call, so with plugins of others the configuration and the lock file count as well.
 */
export function fingerprint(
  config: Pick<AstroConfig, 'markdown' | 'root' | 'base' | 'image'>,
  { content, bareFiles }: Pick<SiteSettings, 'content' | 'bareFiles'>,
): string {
  const { processor, ...markdown } = config.markdown;
  const { domains, remotePatterns } = config.image;
  const ownCode = readOwnCode();
  const foreign: string[] = [];
  const functionText = (value: (...args: unknown[]) => unknown): string => {
    const text = value.toString();
    if (!ownCode.includes(text)) foreign.push(text);
    return text;
  };
  const options = describe(
    { ...markdown, ...processor.options, domains, remotePatterns },
    functionText,
  );
  const hash = createHash('sha256').update(ownCode);
  for (const name of makers) hash.update(`${name} ${versionOf(name)}\n`);
  hash.update(JSON.stringify([config.base, content, bareFiles, options]));
  if (foreign.length > 0) {
    for (const name of projectFiles) hashFile(hash, new URL(name, config.root));
  }
  return hash.digest('base64url');
}

type FunctionText = (value: (...args: unknown[]) => unknown) => string;

/** Data as it is, functions by their text. */
function describe(value: unknown, textOf: FunctionText, above: readonly unknown[] = []): unknown {
  if (typeof value === 'function') return textOf(value as Parameters<FunctionText>[0]);
  if (typeof value !== 'object' || value === null) return value;
  if (value instanceof RegExp) return value.toString();
  if (above.includes(value)) return 'cycle';
  const path = [...above, value];
  if (Array.isArray(value)) return value.map((item) => describe(item, textOf, path));
  return Object.entries(value).map(([key, item]) => [key, describe(item, textOf, path)]);
}

/** Version of an installed package. */
export function versionOf(name: string): string {
  let folder = new URL('.', import.meta.resolve(name));
  while (!existsSync(new URL('package.json', folder))) folder = new URL('..', folder);
  const text = readFileSync(new URL('package.json', folder), 'utf8');
  const { version } = JSON.parse(text) as { version?: string }; // npm does not install one without
  return version ?? text;
}

/** This package's integrations: in development their code changes without a version. */
function readOwnCode(): string {
  return readdirSync(new URL('../../', import.meta.url), { recursive: true, withFileTypes: true })
    .filter((file) => file.isFile() && ['.js', '.ts'].includes(extname(file.name)))
    .map((file) => join(file.parentPath, file.name))
    .filter((path) => !path.endsWith('.d.ts'))
    .sort()
    .map((path) => readFileSync(path, 'utf8'))
    .join('\n');
}

function hashFile(hash: Hash, file: URL): void {
  if (existsSync(file)) hash.update(readFileSync(fileURLToPath(file)));
}
