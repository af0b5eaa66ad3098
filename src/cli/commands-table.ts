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
    name: 'init',
    summary: 'Make a new site, or add Meantime to the one that is there',
    load: () => import('./commands/init.ts'),
  },
  {
    name: 'serve',
    summary: 'Serve the built site with its collector and report',
    load: () => import('./commands/serve.ts'),
  },
  {
    name: 'collect',
    summary: 'Collect beacons of a site that is served elsewhere',
    load: () => import('./commands/collect.ts'),
  },
  {
    name: 'report',
    summary: 'Say how long hello world takes, and where readers leave',
    load: () => import('./commands/report.ts'),
  },
  {
    name: 'notes',
    summary: 'Read what stuck readers wrote, and say which notes are seen, fixed or answered',
    load: () => import('./commands/notes.ts'),
  },
  {
    name: 'review',
    summary: 'Write the weekly review: the number, the funnel, the three worst pains',
    load: () => import('./commands/review.ts'),
  },
  {
    name: 'export',
    summary: 'Print what was collected as lines of JSON, for import',
    load: () => import('./commands/export.ts'),
  },
  {
    name: 'import',
    summary: 'Take in what an export printed; what is there already stays',
    load: () => import('./commands/import.ts'),
  },
  {
    name: 'forget',
    summary: 'Erase runs for good, by id or by window',
    load: () => import('./commands/forget.ts'),
  },
  {
    name: 'backup',
    summary: 'Copy the database to a file, while beacons keep coming',
    load: () => import('./commands/backup.ts'),
  },
  {
    name: 'walk',
    summary: "Walk the quickstarts as a newcomer; runs the pages' shell commands on this machine",
    load: () => import('./commands/walk.ts'),
  },
  {
    name: 'compare',
    summary: 'Put quickstarts of any sites side by side, as their pages are; runs nothing',
    load: () => import('./commands/compare.ts'),
  },
  {
    name: 'lint',
    summary: 'Find what is wrong with the pages, without building them',
    load: () => import('./commands/lint.ts'),
  },
  {
    name: 'check',
    summary: 'Fail when a quickstart got slower, asks for more or is over its budget',
    load: () => import('./commands/check.ts'),
  },
  {
    name: 'accept',
    summary: 'Take the times and asks of this build as the baseline',
    load: () => import('./commands/accept.ts'),
  },
];
