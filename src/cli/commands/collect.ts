import type { Command } from '../command.ts';

export const command: Command = {
  name: 'collect',
  summary: 'Run the collector alone.',
  usage: 'collect [options]',
  options: {},
  run: () => Promise.reject(new Error('The part that does this is not in this tree.')),
};
