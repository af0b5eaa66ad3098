/** `quickstart` -> `/quickstart/`, the empty path -> `/`. */
export function withSlashes(path: string): string {
  const inner = path.replace(/^\/+|\/+$/g, '');
  return inner ? `/${inner}/` : '/';
}
