import { resolveCommand, type Agent, type Command } from 'package-manager-detector';

export interface PackageCommand {
  manager: 'npm' | 'pnpm' | 'yarn' | 'bun';
  /** As it is typed. */
  command: string;
}

const managers = [
  ['npm', 'npm'],
  ['pnpm', 'pnpm'],
  // Of Yarn the versions that are developed: 2 and later.
  ['yarn', 'yarn@berry'],
  ['bun', 'bun'],
] as const;

/**
 * A command of npm or npx as each package manager spells it, joined by `&&` or several lines as it
 * is; empty where it is none, or one that the others have no word for.
 *
 * @param isLocal true where what npx runs is a dependency of the project
 */
export function packageCommands(command: string, isLocal: boolean): PackageCommand[] {
  const written = command.trim();
  const found = managers.map(([manager, agent]): PackageCommand | undefined => {
    if (manager === 'npm') return { manager, command: written };
    const parts = written.split(/(\s*(?:&&|\n)\s*)/);
    const spelt = parts.map((part, index) =>
      index % 2 === 1 ? part : spell(part.split(/\s+/), agent, isLocal),
    );
    return spelt.includes(undefined) ? undefined : { manager, command: spelt.join('') };
  });
  return found.every((one) => one !== undefined) ? found : [];
}

const subcommands: Readonly<Record<string, Command>> = {
  ...{ install: 'add', i: 'add', add: 'add', ci: 'frozen', 'clean-install': 'frozen' },
  ...{ uninstall: 'uninstall', remove: 'uninstall', rm: 'uninstall', un: 'uninstall' },
  ...{ update: 'upgrade', up: 'upgrade', upgrade: 'upgrade' },
  ...{ run: 'run', 'run-script': 'run', exec: 'execute-local' },
};

/** Short for `npm run` of a script of that name. */
const scripts = new Set(['test', 't', 'start', 'stop', 'restart']);

function spell([program, ...args]: string[], agent: Agent, isLocal: boolean): string | undefined {
  if (program === 'npx') {
    const rest = args.filter((arg, index) => index > 0 || !/^(?:--yes|-y)$/.test(arg));
    return rest[0] === undefined || rest[0].startsWith('-')
      ? undefined
      : line(agent, isLocal ? 'execute-local' : 'execute', rest);
  }
  const [name = '', ...rest] = args;
  if (program !== 'npm') return undefined;
  if (name === 'create' || (name === 'init' && isPackage(rest[0]))) return create(agent, rest);
  if (name === 'init') return line(agent, 'agent', ['init', ...rest]);
  if (scripts.has(name)) return line(agent, 'run', [name === 't' ? 'test' : name, ...behind(rest)]);
  const command = Object.hasOwn(subcommands, name) ? subcommands[name] : undefined;
  if (command === undefined) return undefined;
  if (command === 'run' || command === 'execute-local') return line(agent, command, behind(rest));
  return withFlags(agent, command, rest);
}

function isPackage(word: string | undefined): boolean {
  return word !== undefined && !word.startsWith('-');
}

/** The others hand on what npm hands on behind `--`. */
function behind(args: readonly string[]): string[] {
  const at = args.indexOf('--');
  return args.filter((_arg, index) => index !== at);
}

function create(agent: Agent, [name = '', ...args]: string[]): string {
  // Yarn takes the newest anyway, and some of its versions look for a program of that whole name.
  const asked = agent === 'yarn@berry' ? name.replace(/@latest$/, '') : name;
  return [...(agent === 'yarn@berry' ? ['yarn'] : [agent]), 'create', asked, ...behind(args)].join(
    ' ',
  );
}

const flagNames: Readonly<Record<string, keyof typeof flagsOf.pnpm>> = {
  ...{ '-D': 'dev', '--save-dev': 'dev', '--include-dev': 'dev' },
  ...{ '-E': 'exact', '--save-exact': 'exact', '-O': 'optional', '--save-optional': 'optional' },
  '--save-peer': 'peer',
};

const flagsOf = {
  pnpm: { dev: '-D', exact: '-E', optional: '-O', peer: '--save-peer' },
  'yarn@berry': { dev: '-D', exact: '-E', optional: '-O', peer: '-P' },
  bun: { dev: '-d', exact: '-E', optional: '--optional', peer: '--peer' },
} as const;

function withFlags(agent: Agent, command: Command, args: readonly string[]): string | undefined {
  const isGlobal = args.some((arg) => /^(?:-g|--global)$/.test(arg));
  const own = flagsOf[agent as keyof typeof flagsOf]; // those that are asked for
  const spelt = args
    .filter((arg) => !/^(?:-g|--global|-S|--save)$/.test(arg))
    .map((arg) => {
      const flag = Object.hasOwn(flagNames, arg) ? flagNames[arg] : undefined;
      if (flag !== undefined) return own[flag];
      return arg.startsWith('-') ? undefined : arg;
    });
  // What a flag of npm's own does, the others may do by another word or not at all.
  if (spelt.includes(undefined)) return undefined;
  const words = spelt.filter((word) => word !== undefined);
  if (isGlobal) {
    return command === 'add' || command === 'uninstall'
      ? line(agent, command === 'add' ? 'global' : 'global_uninstall', words)
      : undefined;
  }
  return line(agent, command === 'add' && words.length === 0 ? 'install' : command, words);
}

function line(agent: Agent, command: Command, args: readonly string[]): string | undefined {
  const resolved = resolveCommand(agent, command, [...args]);
  if (!resolved) return undefined;
  const said = [resolved.command, ...resolved.args];
  // As their own manuals write it.
  return said
    .join(' ')
    .replace(/^(\w+) i(?= |$)/, '$1 install')
    .replace(/^bun x /, 'bunx ');
}
