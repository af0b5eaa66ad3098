import type { OptionDefinitions } from '../command.ts';

export const machineOptions: OptionDefinitions = {
  against: {
    type: 'string',
    value: '<revision>',
    description: 'With --machine: the commit, branch or tag to compare with',
  },
  minutes: {
    type: 'string',
    value: '<number>',
    default: '20',
    description: 'With --machine: how long pairs of walks may go on',
  },
  dir: {
    type: 'string',
    value: '<folder>',
    default: 'dist',
    description: 'With --machine: folder that a build writes',
  },
};
