import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseHTML } from 'linkedom';

/** Attributes by which a page names a file of its site. */
const attributes = ['src', 'href', 'poster', 'srcset', 'content'];

/**
 * The files that pages and styles of a built site name and that it lacks, each as `page: address`.
 * Addresses of other sites are left alone, as are those of pages, which the build checks itself.
 */
export function missingFiles(dist: string): string[] {
  const files = readdirSync(dist, { recursive: true, encoding: 'utf8' });
  const missing = files.flatMap((file) => {
    const text = (): string => readFileSync(join(dist, file), 'utf8');
    const base = new URL(file, 'https://site.example/');
    const named = file.endsWith('.html')
      ? namedByPage(text())
      : file.endsWith('.css')
        ? namedByStyle(text())
        : [];
    return named
      .map((address) => new URL(address, base))
      .filter(({ origin, pathname }) => origin === base.origin && /\.\w+$/.test(pathname))
      .filter(({ pathname }) => !existsSync(join(dist, decodeURI(pathname))))
      .map(({ pathname }) => `${file}: ${pathname}`);
  });
  return [...new Set(missing)].sort();
}

function namedByPage(html: string): string[] {
  const { document } = parseHTML(html);
  const elements = [...document.querySelectorAll(attributes.map((name) => `[${name}]`).join())];
  const named = elements.flatMap((element) =>
    attributes.flatMap((name) => {
      const value = element.getAttribute(name);
      if (value === null) return [];
      if (name === 'srcset')
        return value.split(',').map((part) => part.trim().split(/\s/)[0] ?? '');
      // Of a <meta>, only what looks like an address.
      return name === 'content' && !/^\/\S+\.\w+$/.test(value) ? [] : [value];
    }),
  );
  const styles = [...document.querySelectorAll('style')].map((style) => style.textContent);
  return [...named, ...styles.flatMap(namedByStyle)].filter(
    (address) => !/^[a-z]+:/i.test(address),
  );
}

function namedByStyle(css: string): string[] {
  return [...css.matchAll(/url\((["']?)(?!data:|#)([^"')]+)\1\)/g)].map(
    ([, , address = '']) => address,
  );
}
