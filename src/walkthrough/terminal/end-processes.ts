import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { readProc, readProcLink } from './read-proc.ts';

const patienceMs = 3_000;
const lookEveryMs = 20;

/**
 * The open file, the newcomer's HOME, by which a process is known that has dropped its environment
 * and its session (`env -i setsid …`). POSIX shells promise no number above it.
 */
export const markDescriptor = 9;

/** How a newcomer's processes are known from all others. */
export interface Belonging {
  /** The newcomer's HOME, which is in the environment of all that was started from its shells. */
  home: string;
  /** Ids of the shells' sessions. */
  sessions: readonly number[];
}

/**
 * Ends all that was started from the newcomer's terminals, in the background and in sessions of
 * their own too: politely first, then for good. Returns when all of it is gone.
 */
export async function endProcesses(belonging: Belonging): Promise<void> {
  signalAll(belonging, ['SIGHUP', 'SIGTERM', 'SIGCONT']);
  if (await allGone(belonging, patienceMs)) return;
  signalAll(belonging, ['SIGKILL']);
  await allGone(belonging, patienceMs);
}

/**
 * Ids of the processes that belong to the newcomer and are alive.
 *
 * @param hasProc false where there is no /proc, as on macOS
 */
export function findProcesses(
  belonging: Belonging,
  hasProc = existsSync('/proc/self/environ'),
): number[] {
  const found = hasProc ? findInProc(belonging) : findWithPs(belonging);
  return found.filter((pid) => pid !== process.pid);
}

async function allGone(belonging: Belonging, withinMs: number): Promise<boolean> {
  const deadlineMs = performance.now() + withinMs;
  while (performance.now() < deadlineMs) {
    if (findProcesses(belonging).length === 0) return true;
    await pause(lookEveryMs);
  }
  return findProcesses(belonging).length === 0;
}

function signalAll(belonging: Belonging, signals: NodeJS.Signals[]): void {
  for (const pid of findProcesses(belonging)) {
    for (const signal of signals) {
      try {
        process.kill(pid, signal);
      } catch {
        // It is gone already.
      }
    }
  }
}

function findInProc({ home, sessions }: Belonging): number[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .filter((pid) => {
      const stat = readProc(pid, 'stat');
      // After the program's name, which may hold spaces: state, parent, group, session.
      const [state, , , session, terminal] = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
      if (state === undefined || state === 'Z' || state === 'X' || state === '') return false;
      const isOfSession = sessions.includes(Number(session));
      if (isOfSession || hasMark(pid, home)) return true;
      // One that has left its session, and not the folder; a person's shell has a terminal.
      return terminal === '0' && readProcLink(pid, 'cwd').startsWith(`${home}/`);
    });
}

/** What a child inherits: its environment, also that of the runner, and the open file of the mark. */
function hasMark(pid: number, home: string): boolean {
  const environment = `\0${readProc(pid, 'environ')}`;
  if (environment.includes(`\0HOME=${home}`) || environment.includes(`\0TMPDIR=${home}`))
    return true;
  return readProcLink(pid, `fd/${markDescriptor}`).startsWith(home);
}

/** What asks `ps` for each process, its parent, its state and its command with the environment. */
const psWords =
  process.platform === 'darwin'
    ? ['-A', '-E', '-ww', '-o', 'pid=,ppid=,stat=,command=']
    : ['axeww', '-o', 'pid=,ppid=,stat=,args='];

/** Where there is no /proc: what has the home in its environment, the shells, and all their children. */
function findWithPs({ home, sessions }: Belonging): number[] {
  const table = execFileSync('ps', psWords, { encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 })
    .split('\n')
    .map((line) => /^\s*(\d+)\s+(\d+)\s+(\S+)\s(.*)$/.exec(line) ?? [])
    .map(([, pid, parent, state = 'Z', text = '']) => {
      return { pid: Number(pid), parent: Number(parent), state, text };
    })
    .filter(({ state }) => !state.startsWith('Z'));
  const found = new Set(
    table
      .filter(({ pid, text }) => sessions.includes(pid) || text.includes(` HOME=${home}`))
      .map(({ pid }) => pid),
  );
  for (let grown = true; grown;) {
    const children = table.filter(({ pid, parent }) => found.has(parent) && !found.has(pid));
    for (const { pid } of children) found.add(pid);
    grown = children.length > 0;
  }
  return [...found];
}
