import { usualSince } from '../reports/parse-window.ts';
import { defaultFiles } from '../gate/gate-files.ts';
import type { OptionDefinitions } from './command.ts';

type OptionDefinition = OptionDefinitions[string];

export const manifestOption: OptionDefinition = {
  type: 'string',
  value: '<file>',
  default: defaultFiles.manifest,
  description: 'Manifest that the build wrote',
};

export const databaseOption: OptionDefinition = {
  type: 'string',
  value: '<file>',
  default: '.meantime/runs.db',
  description: 'Where runs are kept: a file, or the URL of a ClickHouse database',
};

export const keepOption: OptionDefinition = {
  type: 'string',
  value: '<days>',
  description: 'Erase runs that landed longer ago (400d); without it they are kept for ever',
};

export const sinceOption: OptionDefinition = {
  type: 'string',
  value: '<when>',
  default: usualSince,
  description: 'Runs that landed since: days ago (30d), a date (2026-01-01), or all',
};

export const untilOption: OptionDefinition = {
  type: 'string',
  value: '<when>',
  description: 'Runs that landed before: days ago or a date',
};

export const hostOption: OptionDefinition = {
  type: 'string',
  value: '<host>',
  default: '127.0.0.1',
  description: 'Address to listen on; 0.0.0.0 lets other machines in',
};

/** @param usual the port that is taken when nobody says */
export function portOption(usual: string): OptionDefinition {
  return {
    type: 'string',
    value: '<port>',
    default: usual,
    description: 'Port to listen on; 0 takes any free one',
  };
}

export const trustedProxyOption: OptionDefinition = {
  type: 'string',
  multiple: true,
  value: '<network>',
  description: 'Proxy whose X-Forwarded-For is believed (10.0.0.0/8); may be repeated',
};

export const logOption: OptionDefinition = {
  type: 'string',
  value: '<format>',
  default: 'text',
  description: 'How it logs: text, or json (a line each, with every refusal)',
};
