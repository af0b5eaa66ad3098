import type { Command } from '../command.ts';

export const command: Command = {
  name: 'walk',
  summary: 'Walk the quickstarts as a newcomer would, in a real browser and shell.',
  usage: 'walk [options]',
  options: {},
  run: () => Promise.reject(new Error('The part that does this is not in this tree.')),
};
