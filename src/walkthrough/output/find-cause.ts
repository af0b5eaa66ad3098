import { basename } from 'node:path';
import { missingProgram } from './missing-program.ts';

interface Circumstances {
  printed: readonly string[];
  /** Files that the page saves, as written there, in their order, with the title of the step. */
  saves: readonly { file: string; step: string; isSaved: boolean }[];
  /** Where a file is that was looked for in vain, when it lies elsewhere. */
  findMade?: (path: string) => { folder: string; file: string } | undefined;
}

const missingFile = [
  /Cannot find (?:module|package) '([^']+)'/,
  /ENOENT: no such file or directory, \w+ '([^']+)'/,
  /can't open file '([^']+)'/,
  /cannot open ([^\s:']+): No such file/,
  /(?:^|: )(?:cannot (?:open|access|stat) ')?([^\s:']+)'?: No such file or directory/,
];

/** Says what a newcomer's failed command lacked, when what it printed gives that away. */
export function findCause({ printed, saves, findMade }: Circumstances): string | undefined {
  const text = printed.join('\n');
  const program = missingProgram(printed);
  if (program !== undefined) {
    return `The newcomer has no \`${program}\`: say on the page that it is needed, and how to get it.`;
  }
  const unmade = /(?:^|[\s:])cd: ([^:\n]+): No such file or directory/.exec(text)?.[1];
  if (unmade !== undefined) {
    return `No step before it makes the folder \`${unmade}\`: make it first, correct its name, or leave \`cd ${unmade}\` out.`;
  }
  const path = missingFile.map((pattern) => pattern.exec(text)?.[1]).find(Boolean);
  if (path === undefined) return undefined;
  const name = basename(path);
  const made = isPackage(path) ? undefined : findMade?.(path);
  if (made) {
    return `The page has made \`${made.file}\`, and the command does not run in that folder: add \`cd ${made.folder}\` before it.`;
  }
  const save = saves.find(({ file }) => basename(file) === name);
  if (!save) {
    return isPackage(path)
      ? `Nothing on the page installs \`${path}\`: add the command that does.`
      : `No step of the page saves \`${name}\`: show the file with its name as the title of the fence.`;
  }
  if (save.isSaved) return undefined;
  return `The page saves \`${save.file}\` only later, in the step "${save.step}": move it before this command.`;
}

/** `hono` and `@hono/node-server/serve-static` are packages, `./server` and `server.mjs` files. */
function isPackage(path: string): boolean {
  return /^(?:@[\w.-]+\/)?[\w-]+(?:\/[\w./-]+)?$/.test(path);
}
