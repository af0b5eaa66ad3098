import { jobFailed } from '../command-errors.ts';
import type { TerminalCommand } from '../terminal/terminal.ts';
import type { RunningCommand } from './running-command.ts';
import { causeOf, readOutput } from './walk.ts';

/**
 * Judges the jobs that have ended since the prompt before: who goes on without one is not to blame.
 *
 * @throws MeantimeError `job-failed`
 */
export function judgeJobs(
  { walk, terminal, command }: RunningCommand,
  accepted: readonly TerminalCommand[],
): void {
  if (walk.jobs.length === 0 || /\bkill\b/.test(command.text)) return;
  const missing = startsJob(command.text) ? accepted.flatMap((one) => one.notFound)[0] : undefined;
  const dead =
    missing === undefined
      ? deadJob(readOutput(terminal, accepted))
      : { exitStatus: 127, command: missing };
  const job =
    dead && (walk.jobs.findLast((one) => isJobOf(dead.command, one.command)) ?? walk.jobs.at(-1));
  if (!job) return;
  const { location, step } = job;
  const printed = job.terminal.textBetween(job.from).slice(0, -1); // without the prompt
  const cause = causeOf(walk, job.command, printed);
  const { command: part, exitStatus } = dead;
  const what = { step, command: job.command, printed, cause, part, exitStatus };
  throw jobFailed.at({ location }, what);
}

/** A command that a page put into the background with `&` and that failed there. */
interface DeadJob {
  exitStatus: number;
  /** As the shell writes it. */
  command: string;
}

// bash: `[1]+  Exit 3                  node app.mjs`; zsh: `[1]  + exit 3     node app.mjs`
const notice = /^\[\d+\]\s*[+-]?\s+[Ee]xit (\d+)\s+(\S.*)$/;

/** What the shell says of its jobs among what it shows. One that a signal ended is meant to end. */
export function deadJob(printed: readonly string[]): DeadJob | undefined {
  for (const line of printed) {
    const [, status, command] = notice.exec(line) ?? [];
    const exitStatus = Number(status);
    if (command !== undefined && exitStatus > 0 && exitStatus < 128) {
      return { exitStatus, command: command.trim() };
    }
  }
  return undefined;
}

/** Whether a part of a command is put into the background. */
export function startsJob(command: string): boolean {
  return /(?<![&|<>\\])&(?![&>\d])/.test(command);
}

/** Whether a job, as the shell writes it, is of this command. */
function isJobOf(job: string, command: string): boolean {
  const plain = (text: string) => text.replaceAll(/\s+/g, '');
  return plain(command).includes(plain(job));
}
