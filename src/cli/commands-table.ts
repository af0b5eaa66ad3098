import type { Command } from './command.ts';

export interface CommandEntry {
  name: string;
  /** The same line as in the command itself, so that `meantime --help` need not load them all. */
  summary: string;
  load: () => Promise<{ command: Command }>;
}

/** Every `meantime <command>`, in the order of `meantime --help`. Only the called one is loaded. */
export const commandsTable: readonly CommandEntry[] = [
  {
    name: 'serve',
    summary: 'Serve the built site, the collector and the report page in one process.',
    load: () => import('./commands/serve.ts'),
  },
  {
    name: 'collect',
    summary: 'Run the collector alone.',
    load: () => import('./commands/collect.ts'),
  },
  {
    name: 'report',
    summary: 'Say how long readers took to hello world, and where they left.',
    load: () => import('./commands/report.ts'),
  },
  {
    name: 'walk',
    summary: 'Walk the quickstarts as a newcomer would, in a real browser and shell.',
    load: () => import('./commands/walk.ts'),
  },
  {
    name: 'check',
    summary: 'Fail when a quickstart got slower or is over its budget.',
    load: () => import('./commands/check.ts'),
  },
  {
    name: 'accept',
    summary: 'Take the times of this build as the baseline.',
    load: () => import('./commands/accept.ts'),
  },
];
