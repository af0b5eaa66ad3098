const start = '\0meantime:stand-in?';

/** Id of a module for what is missing, with the names that are asked of it. */
export function standInOf(names: readonly string[]): string {
  return start + [...new Set(names)].sort().join('&');
}

/** Its code: components that render nothing. Undefined for other modules. */
export function standIn(id: string): string | undefined {
  if (!id.startsWith(start)) return undefined;
  const names = id
    .slice(start.length)
    .split('&')
    .filter((name) => name !== '');
  return [
    "import { createComponent, render } from 'astro/runtime/server/index.js';",
    'const $nothing = createComponent(() => render``);',
    'export default $nothing;',
    ...names.map((name) => `export { $nothing as ${name} };`),
  ].join('\n');
}
