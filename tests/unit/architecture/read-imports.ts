import { readdirSync, readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import ts from 'typescript';

/** One import of one file, whatever its form: static, type, dynamic, re-export. */
export interface Import {
  /** Path below the root, with forward slashes. */
  from: string;
  line: number;
  /** As written. */
  specifier: string;
  /** Path below the root; absent when it is a package or a virtual module. */
  to?: string;
  /** Loaded only when it is reached. */
  isDynamic: boolean;
}

/** Every import below these folders of a root, in .ts and .astro files. */
export function readImports(root: string, folders: readonly string[]): Import[] {
  return folders.flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
      .filter((name) => /\.(?:ts|astro)$/.test(name))
      .map((name) => posix.join(folder, name.replaceAll('\\', '/')))
      .flatMap((from) => importsOf(from, readFileSync(join(root, from), 'utf8'))),
  );
}

function importsOf(from: string, text: string): Import[] {
  const scripts = from.endsWith('.astro') ? astroScripts(text) : [{ text, line: 0 }];
  return scripts.flatMap((script) =>
    specifiersOf(script.text).map(({ specifier, line, isDynamic }) => ({
      from,
      line: script.line + line,
      specifier,
      isDynamic,
      ...(specifier.startsWith('.')
        ? { to: posix.normalize(posix.join(posix.dirname(from), specifier)) }
        : {}),
    })),
  );
}

/** The frontmatter and the script elements, with the number of lines before each. */
function astroScripts(text: string): { text: string; line: number }[] {
  const pattern = /^\s*---\r?\n([\s\S]*?)\r?\n---|<script\b[^>]*>([\s\S]*?)<\/script>/g;
  return [...text.matchAll(pattern)].map((match) => {
    const script = match[1] ?? match[2] ?? '';
    const start = match.index + match[0].indexOf(script);
    return { text: script, line: text.slice(0, start).split('\n').length - 1 };
  });
}

function specifiersOf(text: string): { specifier: string; line: number; isDynamic: boolean }[] {
  const file = ts.createSourceFile('script.ts', text, ts.ScriptTarget.Latest, true);
  const found: { specifier: string; line: number; isDynamic: boolean }[] = [];
  const visit = (node: ts.Node): void => {
    const isDynamic = ts.isCallExpression(node);
    const specifier = specifierNode(node);
    if (specifier && ts.isStringLiteralLike(specifier)) {
      const line = file.getLineAndCharacterOfPosition(specifier.getStart()).line + 1;
      found.push({ specifier: specifier.text, line, isDynamic });
    }
    ts.forEachChild(node, visit);
  };
  visit(file);
  return found;
}

function specifierNode(node: ts.Node): ts.Node | undefined {
  if (ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) return node.moduleSpecifier;
  if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument)) {
    return node.argument.literal;
  }
  const isImportCall =
    ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword;
  return isImportCall ? node.arguments[0] : undefined;
}
