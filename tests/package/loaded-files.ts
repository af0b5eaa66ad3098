import { existsSync, readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import ts from 'typescript';

/** Where a program comes into the package: paths below its root. */
interface Entries {
  /** What Node loads. */
  modules: readonly string[];
  /** What TypeScript reads for them. */
  declarations: readonly string[];
  /** What Vite loads, as far as package.json tells; the rest is named by what Node loads. */
  sources: readonly string[];
}

/**
 * Every file of the package that something loads: Node its modules, TypeScript their declarations,
 * Vite the sources that they name, and all of them what those import.
 *
 * @param files all there are, below `root`
 */
export function loadedFiles(root: string, files: readonly string[], entries: Entries): Set<string> {
  const there = new Set(files);
  const loaded = new Set<string>();
  /** What the loaded modules of Node say, by which further files may be named. */
  const words = new Set<string>();
  const names: string[][] = [];
  const follow = (path: string): void => {
    if (!there.has(path) || loaded.has(path)) return;
    loaded.add(path);
    const text = readFileSync(join(root, path), 'utf8');
    for (const specifier of importsOf(path, text)) follow(targetOf(path, specifier));
    if (!path.endsWith('.js')) return;
    for (const node of nodesOf(text)) {
      if (ts.isStringLiteralLike(node)) words.add(node.text);
      const name = fileNameOf(node, path);
      if (name) names.push(name);
    }
  };
  [...entries.modules, ...entries.declarations, ...entries.sources].forEach(follow);
  // Workers, the runner's configuration, routes and client scripts are named by strings, which may
  // come from a module that was loaded later.
  for (let before = -1; before < loaded.size;) {
    before = loaded.size;
    for (const name of [...names]) namedFiles(name, words, there).forEach(follow);
  }
  return loaded;
}

/** The files that a name can mean, whose holes the code fills with words of its own. */
function namedFiles(
  [start = '', ...rest]: readonly string[],
  words: ReadonlySet<string>,
  files: ReadonlySet<string>,
): string[] {
  if (rest.length === 0) return [start];
  const filled = [...words].map((word) => [start, ...rest].join(word));
  const found = filled.filter((path) => files.has(path));
  // An ending that is computed: `playwright-config.${extension}`.
  const isOpenEnded = found.length === 0 && start.endsWith('.') && rest.length === 1;
  const end = rest[0] ?? '';
  return isOpenEnded
    ? [...files].filter((path) => path.startsWith(start) && path.endsWith(end))
    : found;
}

/** The packages that files import, for types too: `astro`, `@astrojs/mdx`, `node:fs`. */
export function packagesOf(root: string, files: readonly string[]): string[] {
  const specifiers = files
    .filter((path) => /\.(?:js|ts|astro)$/.test(path))
    .flatMap((path) => scriptsOf(path, readFileSync(join(root, path), 'utf8')))
    .flatMap((script) => specifiersOf(script, true))
    .filter((specifier) => !/^(?:\.|virtual:|astro:)/.test(specifier));
  return [...new Set(specifiers.map(packageOf))].sort();
}

function packageOf(specifier: string): string {
  const [first = '', second = ''] = specifier.split('/');
  return first.startsWith('@') ? `${first}/${second}` : first;
}

function targetOf(from: string, specifier: string): string {
  const path = posix.join(posix.dirname(from), specifier.replace(/\?.*$/, ''));
  return from.endsWith('.d.ts') ? path.replace(/\.[jt]s$/, '.d.ts') : path;
}

/** What a file loads by an import of its own: relative specifiers, without those for types alone. */
function importsOf(path: string, text: string): string[] {
  if (path.endsWith('.css')) {
    const found = text.matchAll(/@import\s+(?:url\()?['"]([^'"]+)|url\(['"]?(?!data:)([^'")]+)/g);
    return Array.from(found, ([, imported, url]) => imported ?? url ?? '');
  }
  return scriptsOf(path, text)
    .flatMap((script) => specifiersOf(script, path.endsWith('.d.ts')))
    .filter((specifier) => specifier.startsWith('.'));
}

function scriptsOf(path: string, text: string): string[] {
  if (!path.endsWith('.astro')) return [text];
  const pattern = /^\s*---\r?\n([\s\S]*?)\r?\n---|<script\b[^>]*>([\s\S]*?)<\/script>/g;
  return Array.from(text.matchAll(pattern), ([, matter, script]) => matter ?? script ?? '');
}

function specifiersOf(text: string, withTypes: boolean): string[] {
  return nodesOf(text).flatMap((node) => {
    const specifier = specifierOf(node, withTypes);
    return specifier && ts.isStringLiteralLike(specifier) ? [specifier.text] : [];
  });
}

function specifierOf(node: ts.Node, withTypes: boolean): ts.Node | undefined {
  if (ts.isImportDeclaration(node)) {
    return withTypes || node.importClause?.phaseModifier !== ts.SyntaxKind.TypeKeyword
      ? node.moduleSpecifier
      : undefined;
  }
  if (ts.isExportDeclaration(node)) {
    return withTypes || !node.isTypeOnly ? node.moduleSpecifier : undefined;
  }
  if (withTypes && ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument)) {
    return node.argument.literal;
  }
  const isImportCall =
    ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword;
  return isImportCall ? node.arguments[0] : undefined;
}

/** The name's fixed parts, between which the code puts words of its own. */
function fileNameOf(node: ts.Node, path: string): string[] | undefined {
  const [start, ...rest] = partsOf(node) ?? [];
  if (start === undefined || start === '') return undefined;
  if (/^(?:integrations|src)\//.test(start)) return [start, ...rest];
  const name = start.replace(/^\*\*\//, '');
  return /^\w[\w.-]+$/.test(name) ? [posix.join(posix.dirname(path), name), ...rest] : undefined;
}

function partsOf(node: ts.Node): string[] | undefined {
  if (ts.isStringLiteralLike(node)) return [node.text];
  if (!ts.isTemplateExpression(node)) return undefined;
  return [node.head.text, ...node.templateSpans.map(({ literal }) => literal.text)];
}

function nodesOf(text: string): ts.Node[] {
  const file = ts.createSourceFile('file.ts', text, ts.ScriptTarget.Latest, true);
  const nodes: ts.Node[] = [];
  const visit = (node: ts.Node): void => {
    nodes.push(node);
    ts.forEachChild(node, visit);
  };
  visit(file);
  return nodes;
}

/** The entries that a package.json declares. */
export function entriesOf(root: string): Entries {
  const { exports, bin } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
    exports: Record<string, string | { types: string; default: string }>; // our own file
    bin: Record<string, string>;
  };
  const targets = [...Object.values(exports), ...Object.values(bin)];
  const defaults = targets.map((target) => (typeof target === 'string' ? target : target.default));
  const paths = defaults
    .map((path) => posix.normalize(path))
    .filter((path) => path !== 'package.json');
  const declarations = targets.flatMap((target) =>
    typeof target === 'string' ? [] : [posix.normalize(target.types)],
  );
  const missing = [...paths, ...declarations].filter((path) => !existsSync(join(root, path)));
  if (missing.length > 0)
    throw new Error(`package.json names what is not there: ${missing.join(', ')}`);
  return {
    modules: paths.filter((path) => path.endsWith('.js')),
    declarations,
    sources: paths.filter((path) => !path.endsWith('.js')),
  };
}
