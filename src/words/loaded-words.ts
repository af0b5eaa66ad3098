import type { Words } from './words.ts';

/** A group of words as a browser loads it. */
export interface LoadedWords<Group extends keyof Words> {
  words: Words[Group];
  /** The language that they are in, and which way it is written. */
  lang: string;
  dir: 'ltr' | 'rtl';
}
