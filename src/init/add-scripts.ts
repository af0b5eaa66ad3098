import { parsePackage } from './read-project.ts';

const scripts = {
  dev: 'astro dev',
  build: 'astro build',
  serve: 'meantime serve',
  walk: 'meantime walk',
  check: 'meantime check',
  accept: 'meantime accept',
} as const;

/**
 * A package.json with the scripts that it lacks, as it is indented.
 *
 * @returns undefined where it has them all
 * @throws MeantimeError `package-json-unreadable`
 */
export function addScripts(text: string): { text: string; names: string[] } | undefined {
  const described = parsePackage(text);
  const present = described['scripts'] ?? {};
  const names = Object.keys(scripts).filter((name) => !(name in present));
  if (names.length === 0) return undefined;
  const missing = Object.entries(scripts).filter(([name]) => names.includes(name));
  const edited = { ...described, scripts: { ...present, ...Object.fromEntries(missing) } };
  const [, indent = '  '] = /^([ \t]+)"/m.exec(text) ?? [];
  return { text: `${JSON.stringify(edited, null, indent)}\n`, names };
}
