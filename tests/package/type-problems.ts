import { cpSync, readdirSync } from 'node:fs';
import { join, relative } from 'node:path';
import ts from 'typescript';

export type Resolution = 'bundler' | 'nodenext';

const common: ts.CompilerOptions = {
  target: ts.ScriptTarget.ES2023,
  lib: ['lib.es2023.d.ts', 'lib.dom.d.ts', 'lib.dom.iterable.d.ts', 'lib.dom.asynciterable.d.ts'],
  types: [],
  strict: true,
  exactOptionalPropertyTypes: true,
  noUncheckedIndexedAccess: true,
  noEmit: true,
};

const byResolution: Readonly<Record<Resolution, ts.CompilerOptions>> = {
  bundler: { module: ts.ModuleKind.ESNext, moduleResolution: ts.ModuleResolutionKind.Bundler },
  nodenext: { module: ts.ModuleKind.NodeNext, moduleResolution: ts.ModuleResolutionKind.NodeNext },
};

/** Lays the files of `types/`, one for each public entry, into a project. */
export function copyTypeTests(project: string): void {
  cpSync(join(import.meta.dirname, 'types'), join(project, 'types'), { recursive: true });
}

/**
 * What a strict TypeScript finds wrong with the files of `types/` in a project, and with the
 * declarations of this package that it reads for them. Those of others are not looked at: Astro's
 * do not hold by themselves.
 */
export function typeProblems(project: string, resolution: Resolution): string[] {
  const folder = join(project, 'types');
  const files = readdirSync(folder).map((name) => join(folder, name));
  const program = ts.createProgram(files, { ...common, ...byResolution[resolution] });
  const own = program
    .getSourceFiles()
    .filter(
      ({ fileName }) => files.includes(fileName) || fileName.includes('node_modules/meantime/'),
    );
  const sources = own.map(({ fileName }) => fileName).filter((name) => !name.endsWith('.d.ts'));
  const foreign = sources.filter((name) => !files.includes(name));
  return [
    ...program.getOptionsDiagnostics(),
    ...own.flatMap((file) => [
      ...program.getSyntacticDiagnostics(file),
      ...program.getSemanticDiagnostics(file),
    ]),
  ]
    .map((problem) => worded(problem, project))
    .concat(foreign.map((name) => `${relative(project, name)} is no declaration`));
}

function worded({ file, start = 0, messageText }: ts.Diagnostic, project: string): string {
  const text = ts.flattenDiagnosticMessageText(messageText, '\n');
  if (!file) return text;
  const { line } = file.getLineAndCharacterOfPosition(start);
  return `${relative(project, file.fileName)}:${line + 1} ${text}`;
}
