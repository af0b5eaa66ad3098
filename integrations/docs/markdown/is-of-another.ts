/** True when a page imports, from elsewhere, a component of the name of a built-in one. */
export function isOfAnother(name: string, source: string): boolean {
  const imports = source.matchAll(/^import\s([^;'"]*?)\sfrom\s*(["'])(.+?)\2/gm);
  return [...imports].some(
    ([, names = '', , from]) =>
      from !== 'meantime/components' && new RegExp(`\\b${name}\\b`).test(names),
  );
}
