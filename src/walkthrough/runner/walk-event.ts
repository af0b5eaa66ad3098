/** What the test runner tells `meantime walk`, one JSON line each. */
export type WalkEvent =
  /** How many walkthroughs there are, those that will be skipped among them. */
  | { type: 'plan'; walks: number }
  | { type: 'walk-begin'; title: string; room: number }
  /** `walk` is the title of the walkthrough; `depth` 0 is a step of the page (or the way to it), 1 an action. */
  | { type: 'step-begin'; walk: string; depth: number; title: string }
  | {
      type: 'step-end';
      walk: string;
      depth: number;
      title: string;
      durationMs: number;
      failed: boolean;
    }
  | WalkEnd
  /** The walkthroughs could not be loaded or the runner failed. */
  | { type: 'error'; message: string };

export interface WalkEnd {
  type: 'walk-end';
  title: string;
  /** Which room it was walked in, from 0; the second is for what broke in the first. */
  room: number;
  status: 'passed' | 'failed' | 'skipped' | 'interrupted';
  /** What went wrong, for people; empty when nothing did. */
  errors: string[];
  /** Contents in base64, or where the file lies while the runner runs. */
  attachments: ({ name: string; body: string } | { name: string; path: string })[];
}
