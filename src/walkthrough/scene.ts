import type { ScreenLine } from '../protocol/screen-line.ts';

/** One thing that the newcomer did, and what was to be seen then, for people. */
export interface Scene {
  kind: 'run' | 'save' | 'open' | 'press';
  /** Commands, the name of the file, the address, the keys. */
  typed: string;
  /** Line of the block in the page's source file. */
  line?: number;
  /** The screen, the text of the file, or that of the page. */
  shown: ScreenLine[];
}
