import { existsSync, readdirSync } from 'node:fs';
import { delimiter, dirname, basename, join, resolve } from 'node:path';
import { nearestName } from '../../text/nearest-name.ts';
import { missingProgram } from '../output/missing-program.ts';

interface Missed {
  command: string;
  printed: readonly string[];
  /** The newcomer's PATH. */
  path: string;
  /** Where the command ran. */
  folder: string;
  /** TCP ports on which the page's servers listen. */
  ports: readonly number[];
}

/** What a failed command was most likely meant to name, where something is there that is near to it. */
export function nearMiss(missed: Missed): string | undefined {
  return nearProgram(missed) ?? otherPort(missed) ?? nearPackage(missed) ?? nearFile(missed);
}

/** Short names are near to too many others: `pnpm` is no slip for `npm`. */
const reachOf = (letters: number) => (letters < 5 ? 0 : Math.floor(letters / 4));

function nearProgram({ printed, path }: Missed): string | undefined {
  const program = missingProgram(printed);
  if (program === undefined) return undefined;
  const near = nearestName(program, path.split(delimiter).flatMap(namesIn), reachOf);
  if (near === undefined || near.startsWith(program)) return undefined;
  return `There is no \`${program}\`, and there is \`${near}\`: write that, or say on the page how to get \`${program}\`.`;
}

const refused = /refused|failed to connect|could(?:n't| not) connect/i;
const localPort = /(?:localhost|127\.0\.0\.1|\[?::1\]?)(?::| port )(\d+)/;

function otherPort({ command, printed, ports }: Missed): string | undefined {
  const text = printed.join('\n');
  // `curl -s` says nothing of it.
  if (!refused.test(text) && !(text === '' && /\bcurl\b/.test(command))) return undefined;
  const asked = Number((localPort.exec(text) ?? localPort.exec(command))?.[1]);
  if (Number.isNaN(asked) || ports.includes(asked)) return undefined;
  const [other] = ports;
  return other === undefined
    ? `Nothing listens on port ${asked}: start what does before this command.`
    : `Nothing listens on port ${asked}; what the page has started listens on ${other}: write that in its place.`;
}

function nearPackage({ printed, folder }: Missed): string | undefined {
  const [, name] =
    /Cannot find (?:module|package) '((?:@[\w.-]+\/)?[\w-][\w.-]*)/.exec(printed.join('\n')) ?? [];
  if (name === undefined) return undefined;
  const installed = namesIn(join(folder, 'node_modules')).flatMap((one) =>
    one.startsWith('@')
      ? namesIn(join(folder, 'node_modules', one)).map((inner) => `${one}/${inner}`)
      : one,
  );
  const near = nearestName(name, installed, reachOf);
  if (near === undefined || near === name) return undefined;
  return `The package \`${name}\` is not installed, and \`${near}\` is: write that where \`${name}\` is named, or add the command that installs \`${name}\`.`;
}

function nearFile({ command, printed, folder }: Missed): string | undefined {
  const text = printed.join('\n');
  for (const [word] of command.matchAll(/(?<![\w-])[\w.][\w./-]*/g)) {
    const path = resolve(folder, word);
    if (!/[./]/.test(word) || !text.includes(basename(word)) || existsSync(path)) continue;
    const near = nearestName(basename(word), namesIn(dirname(path)));
    if (near === undefined || near === basename(word)) continue;
    const meant = join(dirname(word), near);
    return `There is no \`${word}\` in the folder where this runs, and there is \`${meant}\`: write that, or make \`${word}\` before.`;
  }
  return undefined;
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}
