import type { OptionDefinitions } from '../command.ts';
import { databaseOption, sinceOption, untilOption } from '../shared-options.ts';

export const fieldOptions: OptionDefinitions = {
  since: {
    ...sinceOption,
    default: '7d',
    description: 'With --field: readers who landed since: days ago (7d) or a date',
  },
  until: { ...untilOption, description: 'With --field: readers who landed before' },
  database: { ...databaseOption, description: 'With --field: where runs are kept' },
  walk: {
    type: 'string',
    value: '<file>',
    default: 'walk.json',
    description: 'With --field: results of a walk, to hold the model against readers',
  },
};
