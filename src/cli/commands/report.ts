import type { Command } from '../command.ts';

export const command: Command = {
  name: 'report',
  summary: 'Say how long readers took to hello world, and where they left.',
  usage: 'report [options]',
  options: {},
  run: () => Promise.reject(new Error('The part that does this is not in this tree.')),
};
