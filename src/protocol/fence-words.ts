import type { BlockRole } from './markup.ts';
import { sessionLanguages } from './session.ts';

/** A word that may follow the language of a fence. */
export interface FenceWord {
  /** How it is written: `ready=http://localhost:3000`. */
  example: string;
  /** Whether a value follows it. */
  hasValue: boolean | 'maybe';
  /** The blocks on which it says something. */
  roles: readonly BlockRole[];
  /** What it says of the block, as a sentence goes on after "the block". */
  says: string;
}

/** All words that a fence may have behind its language. What reads, checks and explains them starts here. */
export const fenceWords = {
  title: {
    example: 'title="server.mjs"',
    hasValue: true,
    roles: ['save', 'open', 'output', 'answer', 'run', 'read'],
    says: 'is saved as this file, shows the page at this URL (with `output`), answers this question (with `answer`), or has this caption',
  },
  output: {
    example: 'output',
    hasValue: false,
    roles: ['output', 'open'],
    says: 'is what the command before it prints, or what the page at its title shows',
  },
  answer: {
    example: 'answer title="Project name?"',
    hasValue: false,
    roles: ['answer'],
    says: 'is typed when the command before it asks what the title says',
  },
  keys: {
    example: 'answer keys title="Select a variant:"',
    hasValue: false,
    roles: ['answer'],
    says: 'is keys to press (with `answer`): `<Down><Enter>`, `<Space>`, `<C-c>`, `q`',
  },
  fails: {
    example: 'fails=2',
    hasValue: 'maybe',
    roles: ['run'],
    says: 'ends with a command that is meant to fail, with this exit status if there is one',
  },
  stop: {
    example: 'stop',
    hasValue: false,
    roles: ['run'],
    says: 'is pasted where the latest server (`background`) ran, once Ctrl+C has stopped it',
  },
  background: {
    example: 'background ready=http://localhost:3000',
    hasValue: false,
    roles: ['run'],
    says: 'is a command that keeps running, such as a server',
  },
  ready: {
    example: 'ready=http://localhost:3000',
    hasValue: true,
    roles: ['run'],
    says: 'is ready (with `background`) once this URL answers, or once it prints this text',
  },
  run: {
    example: 'run',
    hasValue: false,
    roles: ['run'],
    says: 'is pasted into the terminal, whatever its language',
  },
  norun: {
    example: 'norun',
    hasValue: false,
    roles: ['read'],
    says: 'is only read, although its language or its title asks for more',
  },
} as const satisfies Record<string, FenceWord>;

export type FenceWordName = keyof typeof fenceWords;

export const fenceWordNames = Object.keys(fenceWords) as FenceWordName[]; // the keys of the table above

export function isFenceWord(name: string): name is FenceWordName {
  return Object.hasOwn(fenceWords, name);
}

/** Languages whose fences are run. */
export const shellLanguages: readonly string[] = [
  ...['sh', 'bash', 'zsh', 'shell', 'shellscript', 'fish'],
  ...sessionLanguages,
];
