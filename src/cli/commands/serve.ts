import type { Command } from '../command.ts';

export const command: Command = {
  name: 'serve',
  summary: 'Serve the built site, the collector and the report page in one process.',
  usage: 'serve [options]',
  options: {},
  run: () => Promise.reject(new Error('The part that does this is not in this tree.')),
};
