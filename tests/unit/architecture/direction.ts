import type { Import } from './read-imports.ts';

const parts = [
  'text',
  'protocol',
  'problems',
  'package',
  'words',
  'languages',
  'statistics',
  'newcomer',
  'lint',
  'reports',
  'gate',
  'collector',
  'walkthrough',
  'init',
] as const;

/** What each part may import of ours, besides itself. */
const mayImport: Record<string, readonly string[]> = {
  text: [],
  protocol: [],
  problems: ['text', 'protocol'],
  package: ['protocol'],
  words: [],
  // The words themselves: a page carries those of its language, so no browser code imports them.
  languages: ['words'],
  statistics: ['protocol'],
  newcomer: ['protocol'],
  lint: ['text', 'protocol', 'newcomer'],
  reports: ['text', 'protocol', 'statistics', 'newcomer'],
  gate: ['text', 'protocol', 'problems', 'statistics', 'newcomer'],
  collector: ['text', 'protocol'],
  walkthrough: ['text', 'protocol', 'package', 'newcomer'],
  // What walking needs installed.
  init: ['protocol', 'package', 'walkthrough'],
  cli: parts,
  // Whatever runs in the browser: any folder of integrations that is named so.
  client: ['protocol', 'words'],
  docs: [...parts, 'client', 'integrations'],
  timing: [...parts, 'client', 'integrations'],
  // What lies beside the two: the one package that holds them.
  integrations: [...parts, 'docs', 'timing'],
};

/**
 * The folders of integrations/docs, each with what it may import: itself and all that stand on the
 * lines above it, not those of its own line. The files beside the folders put them together, and no
 * folder leans on those.
 */
const docsLines: readonly (readonly string[])[] = [
  ['settings', 'problems', 'reporting'],
  ['addresses', 'components'],
  ['markdown'],
  ['highlighting', 'parse'],
  ['content', 'mistakes'],
  ['compile'],
  ['cache'],
  ['pages', 'output', 'diagrams', 'samples'],
  ['links', 'navigation', 'search'],
  ['loading'],
  ['twins', 'social'],
  ['bundling', 'rendering'],
  ['development'],
  ['theme'],
  ['routes'],
];

/** Parts that compute and touch nothing: no package, and nothing of Node either. */
const pureParts = new Set([
  'text',
  'protocol',
  'problems',
  'words',
  'languages',
  'statistics',
  'newcomer',
  'lint',
]);

/** The imports that go against the direction, one line each, as a person would look for them. */
export function violations(imports: readonly Import[]): string[] {
  return imports.flatMap((entry) => {
    const problem = problemOf(entry);
    return problem ? [`${entry.from}:${entry.line} imports ${entry.specifier}: ${problem}`] : [];
  });
}

function problemOf({ from, to, specifier, isDynamic }: Import): string | undefined {
  const part = partOf(from);
  if (part === undefined) return `${from} belongs to no part`;
  if (to === undefined) return problemOfPackage(part, specifier);
  const target = partOf(to);
  if (target === undefined) return 'that is outside all parts';
  if (target !== part && !mayImport[part]?.includes(target)) return `${part} may not use ${target}`;
  if (part === 'client' && target === 'client' && clientOf(from) !== clientOf(to)) {
    return 'one client may not use another';
  }
  if (part === 'docs' && target === 'docs') return problemInDocs(from, to);
  const isEager = isCommand(to) && !isCommand(from) && !isDynamic;
  if (isEager) return 'commands are loaded when they are called';
  return undefined;
}

function problemInDocs(from: string, to: string): string | undefined {
  const [folder, target] = [docsFolderOf(from), docsFolderOf(to)];
  if (folder === undefined || folder === target) return undefined;
  if (target === undefined) return `${folder}/ may not use what puts the folders together`;
  const [line, targetLine] = [lineOf(folder), lineOf(target)];
  if (line === -1) return `${folder}/ has no place in the direction`;
  return targetLine !== -1 && targetLine < line ? undefined : `${folder}/ may not use ${target}/`;
}

function docsFolderOf(path: string): string | undefined {
  return /^integrations\/docs\/([^/]+)\//.exec(path)?.[1];
}

function lineOf(folder: string): number {
  return docsLines.findIndex((line) => line.includes(folder));
}

function problemOfPackage(part: string, specifier: string): string | undefined {
  if (pureParts.has(part)) return `${part} is pure`;
  if (part === 'client' && specifier.startsWith('node:')) return 'browsers have no Node';
  return undefined;
}

function partOf(path: string): string | undefined {
  if (clientOf(path) !== undefined) return 'client';
  const integration = /^integrations\/(docs|timing)\//.exec(path)?.[1];
  if (integration !== undefined) return integration;
  if (path.startsWith('integrations/')) return 'integrations';
  // Astro wants the own site's collections there; it stands for a user's project.
  if (path === 'src/content.config.ts') return 'integrations';
  if (path.startsWith('src/words/languages/')) return 'languages';
  const part = /^src\/([^/]+)\//.exec(path)?.[1];
  return part !== undefined && Object.hasOwn(mayImport, part) ? part : undefined;
}

function clientOf(path: string): string | undefined {
  return /^integrations\/(?:.*\/)?client\//.exec(path)?.[0];
}

function isCommand(path: string): boolean {
  return path.startsWith('src/cli/commands/');
}
