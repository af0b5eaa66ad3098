const pageFilePattern = /\.mdx?$/i;

/** True for `guides/start.mdx`, false for `logo.svg`. */
export function isPageFile(path: string): boolean {
  return pageFilePattern.test(path);
}

/**
 * Id of a page from its file, relative to the folder of the pages: `guides/Start Here.mdx` is
 * `guides/start-here`, `guides/index.md` is `guides`, `index.mdx` is `index`. Letters are those that
 * readers type: some systems put the `é` of a file's name together of two.
 */
export function pageId(file: string): string {
  const id = file
    .replace(pageFilePattern, '')
    .split('/')
    .map((segment) => segment.trim().toLowerCase().replace(/\s+/g, '-'))
    .join('/')
    .normalize('NFC');
  return id === 'index' ? id : id.replace(/\/index$/, '');
}

/** Id of the page that is shown where there is none: the writer's own `404.md`. */
export const notFoundId = '404';

/** Path of a page below the base, with a slash at both ends. */
export function pagePath(id: string): string {
  return id === 'index' ? '/' : `/${id.split('/').map(encodeURIComponent).join('/')}/`;
}

/** Puts a path that starts with `/` below the base (`/`, `/docs`, `/docs/`). */
export function withBase(base: string, path: string): string {
  return base.replace(/\/+$/, '') + path;
}
