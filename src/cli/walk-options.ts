import { availableParallelism } from 'node:os';
import { parseDuration } from '../protocol/duration.ts';
import type { WalkChoice } from '../walkthrough/chosen-variant.ts';
import { readerUnknown } from '../walkthrough/agent/agent-errors.ts';
import { timeoutInvalid, workersInvalid } from '../walkthrough/errors.ts';
import type { CommandInput, OptionDefinitions } from './command.ts';
import { listOption, textOption } from './read-option.ts';

/** What is walked, and how. */
export const walkOptions = {
  only: { type: 'string', value: '<id>', description: 'Walk this quickstart alone' },
  as: {
    type: 'string',
    value: '<reader>',
    default: 'newcomer',
    description: 'Who walks: newcomer, or agent, which goes by llms.txt and Markdown alone',
  },
  variant: {
    type: 'string',
    value: '<label>',
    description: 'Walk these variants alone: pnpm, or pkg=pnpm; with --url one, else the first',
  },
  workers: {
    type: 'string',
    value: '<number>',
    description: 'How many are walked at once (default: one a core and one more)',
  },
  timeout: {
    type: 'string',
    value: '<time>',
    default: '5m',
    description: 'How long a command of a page may take: 90s, 5m',
  },
  with: {
    type: 'string',
    multiple: true,
    value: '<path>',
    description: 'Give newcomers what is not released: a tarball of npm pack, a folder of programs',
  },
  cache: {
    type: 'string',
    value: '<folder>',
    description: 'Keep the npm packages that are loaded, and walk with those, offline too',
  },
} as const satisfies OptionDefinitions;

interface WalkSettingsRead {
  choice: WalkChoice;
  /** An assistant; absent for a person. */
  reader?: 'agent';
  workers: number;
  commandTimeoutMs: number;
  givenPaths: string[];
  cacheFolder?: string;
}

/** @throws MeantimeError `reader-unknown`, `timeout-invalid`, `workers-invalid` */
export function readWalkOptions(input: CommandInput): WalkSettingsRead {
  const valueOf = (name: keyof typeof walkOptions) => textOption(input, walkOptions, name);
  const [only, variant, cacheFolder] = [valueOf('only'), valueOf('variant'), valueOf('cache')];
  return {
    ...readReader(valueOf('as')),
    choice: { ...(only === '' ? {} : { only }), ...(variant === '' ? {} : { variant }) },
    workers: readWorkers(valueOf('workers')),
    commandTimeoutMs: readTimeout(valueOf('timeout')),
    givenPaths: listOption(input, 'with'),
    ...(cacheFolder === '' ? {} : { cacheFolder }),
  };
}

function readReader(text: string): Pick<WalkSettingsRead, 'reader'> {
  if (text !== 'newcomer' && text !== 'agent') throw readerUnknown(text);
  return text === 'agent' ? { reader: text } : {};
}

function readTimeout(text: string): number {
  const timeoutMs = parseDuration(text);
  if (!timeoutMs) throw timeoutInvalid(text);
  return timeoutMs;
}

/** One a core and one more: while that waits for a download, the others have the cores. */
function readWorkers(text: string): number {
  if (text === '') return availableParallelism() + 1;
  const workers = Number(text);
  if (!/^\d+$/.test(text) || workers < 1) throw workersInvalid(text);
  return workers;
}
