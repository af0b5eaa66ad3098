import { existsSync, readFileSync } from 'node:fs';

/**
 * Tells whether the host redirects a path, base included: by the lines `from to` of
 * `public/_redirects`, the file that Netlify and Cloudflare Pages read.
 */
export function hostRedirects(publicDir: URL): (path: string) => boolean {
  const file = new URL('_redirects', publicDir);
  if (!existsSync(file)) return () => false;
  const lines = readFileSync(file, 'utf8').split('\n');
  const patterns = lines.flatMap((line) => {
    const [from = ''] = line.trim().split(/\s+/);
    return from.startsWith('/') ? patternOf(from) : [];
  });
  return (path) => patterns.some((pattern) => pattern.test(path));
}

/** `*` is any rest, `:name` one part; a slash at the end does not matter. */
function patternOf(from: string): RegExp {
  const source = from
    .replace(/\/+$/, '')
    .replace(/[.+?^${}()|[\]\\]/g, '\\$&')
    .replace(/:[a-z]\w*/gi, '[^/]+')
    .replaceAll('*', '.*');
  return new RegExp(`^${source}/?$`);
}
