import type { Ask, AskKind } from './ask.ts';

/** How much it is, and was. */
export type AskAmount =
  | { ms: number; wasMs: number }
  | { lines: number; wasLines: number }
  | { words: number; wasWords: number }
  | { keys: number; wasKeys: number }
  /** As in an ask; `no` for a command that is meant to work. */
  | { fails: string; wasFails: string }
  | { switches: number; wasSwitches: number };

/** A difference in what a page asks or in what of it is measured. Identifies no person. */
export interface AskChange {
  /** The page asks for more, or less of it is measured. */
  kind: 'more' | 'less';
  /** `section`: a step that asks for nothing to be done; `switch`: going to another window;
   * `promise`: a time that the page's text promises. */
  what:
    AskKind | 'output' | 'step' | 'section' | 'variant' | 'switch' | 'goal' | 'budget' | 'promise';
  /** What is asked, as the page has it; a title, a variant's id. */
  text: string;
  /** Line in the source file; absent when it is not known. */
  line?: number;
  /** What was asked in its place; absent where nothing was. */
  instead?: string;
  /** Absent where it is asked, or not. */
  amount?: AskAmount;
  /** Where the page still shows what is run no more; absent where it does not. */
  shownIn?: 'block' | 'prose';
  /** What an added step asks to do. */
  asks?: Pick<Ask, 'what' | 'text'>[];
}
