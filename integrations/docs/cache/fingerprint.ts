import { createHash, type Hash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { AstroConfig } from 'astro';
import type { SiteSettings } from '../settings/site-settings.ts';
import { packageVersions } from './package-versions.ts';
import type { OwnCode } from './own-code.ts';

/** Where plugins that are not ours, and what they are made with, may have changed. */
const projectFiles = [
  ...['astro.config.mjs', 'astro.config.ts', 'astro.config.js', 'astro.config.mts'],
  ...['package-lock.json', 'pnpm-lock.yaml', 'yarn.lock', 'bun.lock'],
];

/**
 * Stands for everything but its own text that makes a page what it is: the code that makes it, the
 * Markdown options, and the plugins. Of a plugin its functions' text is seen, but not what they
 * call, so with plugins of others the configuration and the lock file count as well.
 *
 * @param makers stands for all that draws diagrams and checks samples; empty where they are off
 */
export function fingerprint(
  config: Pick<AstroConfig, 'markdown' | 'root' | 'base' | 'image'>,
  {
    content,
    bareFiles,
    lang,
    words,
    components,
    math,
  }: Pick<SiteSettings, 'content' | 'bareFiles' | 'lang' | 'words' | 'components' | 'math'>,
  code: Pick<OwnCode, 'text' | 'hash'>,
  makers = '',
): string {
  const { processor, ...markdown } = config.markdown;
  const { domains, remotePatterns } = config.image;
  const foreign: string[] = [];
  const functionText = (value: (...args: unknown[]) => unknown): string => {
    const text = value.toString();
    if (!code.text.includes(text)) foreign.push(text);
    return text;
  };
  const options = describe(
    { ...markdown, ...processor.options, domains, remotePatterns },
    functionText,
  );
  const hash = createHash('sha256').update(code.hash).update(makers);
  hash.update(
    JSON.stringify([config.base, content, bareFiles, lang, words, components, math, options]),
  );
  if (math)
    hash.update(packageVersions(['katex'], new URL('package.json', config.root)).join('\n'));
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

function hashFile(hash: Hash, file: URL): void {
  if (existsSync(file)) hash.update(readFileSync(fileURLToPath(file)));
}
