import { readdirSync } from 'node:fs';
import { readProc, readProcLink } from './read-proc.ts';

/** What the programs do that a terminal is taken by. */
export interface Foreground {
  /** Processor time of all of them, in the system's ticks (mostly 10 ms). */
  ticks: number;
  /** One of them computes, waits for the disk, a connection or a clock, or for a service elsewhere. */
  isAtWork: boolean;
  /** One of them reads what is typed. */
  isReading: boolean;
  /** TCP ports on which they listen, the smallest first. */
  ports: number[];
}

/** Programs that wait for a clock, or for a service that does the work. */
const waitElsewhere = new Set(['sleep', 'docker', 'podman', 'systemctl', 'snap', 'flatpak']);

/** Number of `read` among the system's calls. */
const readCall = process.arch === 'arm64' ? '63' : '0';

const established = '01';
const connecting = '02';
const listening = '0A';

/**
 * Looks at what runs in front of a shell; undefined where there is no /proc, and where nothing runs.
 *
 * @param shell process id of the shell, whose session the terminal is
 */
export function readForeground(shell: number): Foreground | undefined {
  const group = readStat(shell)?.terminalGroup;
  if (group === undefined) return undefined;
  const running = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((name) => readStat(Number(name)) ?? [])
    .filter((stat) => stat.session === shell && stat.group === group);
  if (running.length === 0) return undefined;
  const sockets = readSockets(running.map(({ pid }) => pid));
  return {
    ticks: running.reduce((sum, { ticks }) => sum + ticks, 0),
    isAtWork:
      running.some(({ state, name }) => 'RD'.includes(state) || waitElsewhere.has(name)) ||
      sockets.some(({ state }) => state === established || state === connecting),
    isReading: running.some(({ pid }) => isReadingTerminal(pid)),
    ports: sockets
      .flatMap(({ state, port }) => (state === listening ? [port] : []))
      .filter((port, index, all) => all.indexOf(port) === index)
      .sort((a, b) => a - b),
  };
}

interface Stat {
  pid: number;
  name: string;
  state: string;
  group: number;
  session: number;
  terminalGroup: number;
  ticks: number;
}

function readStat(pid: number): Stat | undefined {
  const text = readProc(pid, 'stat');
  // The name may hold spaces and brackets.
  const [, name, rest = ''] = /^\d+ \((.*)\) (.*)$/s.exec(text) ?? [];
  const [state, , group, session, , terminalGroup, ...others] = rest.split(' ');
  if (name === undefined || state === undefined) return undefined;
  // After the terminal's group: flags, four counts of faults, then the time of user and system.
  const [user = '0', system = '0'] = others.slice(5);
  return {
    ...{ pid, name, state, ticks: Number(user) + Number(system) },
    ...{ group: Number(group), session: Number(session), terminalGroup: Number(terminalGroup) },
  };
}

function isReadingTerminal(pid: number): boolean {
  const [call, descriptor] = readProc(pid, 'syscall').split(' ');
  if (call !== readCall || descriptor === undefined) return false;
  return /^\/dev\/(?:pts\/|tty)/.test(readProcLink(pid, `fd/${Number(descriptor)}`));
}

interface Socket {
  state: string;
  port: number;
}

/** The TCP sockets of some processes; those of UDP that were connected count as established. */
function readSockets(pids: readonly number[]): Socket[] {
  const own = new Set(pids.flatMap(socketsOf));
  const [first] = pids;
  if (first === undefined || own.size === 0) return [];
  const tables = ['net/tcp', 'net/tcp6', 'net/udp', 'net/udp6'];
  return tables.flatMap((table) =>
    readProc(first, table)
      .split('\n')
      .slice(1)
      .flatMap((line) => {
        const [, local = '', , state = '', , , , , , inode = ''] = line.trim().split(/\s+/);
        if (!own.has(inode)) return [];
        return { state, port: Number.parseInt(local.split(':')[1] ?? '', 16) };
      }),
  );
}

function socketsOf(pid: number): string[] {
  try {
    return readdirSync(`/proc/${pid}/fd`).flatMap((descriptor) => {
      const [, inode] = /^socket:\[(\d+)\]$/.exec(readProcLink(pid, `fd/${descriptor}`)) ?? [];
      return inode ?? [];
    });
  } catch {
    return [];
  }
}
