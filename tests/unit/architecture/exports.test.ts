import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { expect, it } from 'vitest';

const root = join(import.meta.dirname, '../../..');

it('the public exports are as listed in exports.txt', async () => {
  await expect(publicExports()).toMatchFileSnapshot('exports.txt');
});

/** A line for each name of each entry point in package.json whose source exists. */
function publicExports(): string {
  return Object.entries(entryPoints())
    .map(([entry, target]): [string, string] => [entry, sourceOf(target)])
    .filter(([, source]) => source.endsWith('.ts') && existsSync(join(root, source)))
    .flatMap(([entry, source]) =>
      exportedNames(readFileSync(join(root, source), 'utf8')).map(
        (name) => `${entry.replace('.', 'meantime')}: ${name}\n`,
      ),
    )
    .join('');
}

function entryPoints(): Record<string, string> {
  const text = readFileSync(join(root, 'package.json'), 'utf8');
  const { exports } = JSON.parse(text) as {
    exports: Record<string, string | { default: string }>; // our own file
  };
  return Object.fromEntries(
    Object.entries(exports).map(([entry, target]) => [
      entry,
      typeof target === 'string' ? target : target.default,
    ]),
  );
}

function sourceOf(target: string): string {
  return target.replace('./lib/', './').replace(/\.js$/, '.ts');
}

/** Names as a user sees them, types marked, in order. */
function exportedNames(text: string): string[] {
  const file = ts.createSourceFile('index.ts', text, ts.ScriptTarget.Latest, true);
  return file.statements.flatMap(namesOf).sort();
}

function namesOf(statement: ts.Statement): string[] {
  if (ts.isExportDeclaration(statement)) {
    const clause = statement.exportClause;
    if (!clause || !ts.isNamedExports(clause)) {
      throw new Error(`Exports are named one by one: ${statement.getText()}`);
    }
    return clause.elements.map((element) =>
      marked(element.name.text, statement.isTypeOnly || element.isTypeOnly),
    );
  }
  const modifiers = ts.canHaveModifiers(statement) ? ts.getModifiers(statement) : undefined;
  if (!modifiers?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword)) return [];
  if (ts.isVariableStatement(statement)) {
    return statement.declarationList.declarations.map(({ name }) => name.getText());
  }
  const isType = ts.isInterfaceDeclaration(statement) || ts.isTypeAliasDeclaration(statement);
  const isNamed = isType || ts.isFunctionDeclaration(statement) || ts.isClassDeclaration(statement);
  return isNamed && statement.name ? [marked(statement.name.text, isType)] : [];
}

function marked(name: string, isType: boolean): string {
  return isType ? `type ${name}` : name;
}
