/** What takes a newcomer's time: the page, their hands, machines. */
export type TimeKind = 'reading' | 'acting' | 'waiting';

export interface TimePart {
  kind: TimeKind;
  /** For bars. */
  ms: number;
  /** `12.4 s` */
  text: string;
}

/** A step as its writer sees it. */
export interface StepTimes {
  /** Id of the heading. */
  id: string;
  title: string;
  /** `content/quickstart.mdx:16`; without the line where the page does not say it. */
  place: string;
  /** By the model, waiting for machines left out; for bars. */
  humanMs: number;
  /** The same in words. */
  text: string;
  /** Of the kinds that take time in this step. */
  parts: TimePart[];
  /** What it is made of, the dearest first: `12 lines of code to read: 1 min 00 s`. */
  costs: string[];
  /** Absent where the baseline has the same, or has nothing to say. */
  change?: StepDifference;
}

/** How a step differs from the baseline. */
export interface StepDifference {
  isSlower: boolean;
  /** `+11.4 s` */
  text: string;
  /** `1 command, 42 letters` */
  because: string;
}

/** Something that lint would tell as well. */
export interface ToldProblem {
  isError: boolean;
  title: string;
  message: string;
  hint?: string;
  /** `content/quickstart.mdx:16:1`; absent where no file is to blame. */
  place?: string;
}

/** Something to know of a whole variant. */
export interface Remark {
  isBad: boolean;
  text: string;
}

export interface VariantTimes {
  /** `default` on a page without choices. */
  id: string;
  /** By the model, waiting for machines left out: `1 min 12 s`. */
  text: string;
  /** Where half of all newcomers lie: `42.0 s to 2 min 05 s`. */
  spread: string;
  parts: TimePart[];
  /** Absent where a walk has measured the waiting for machines. */
  unknownWaiting?: string;
  /** The baseline and the budget. */
  remarks: Remark[];
  steps: StepTimes[];
}

/** What the toolbar shows of a page. Texts are made where the model is; browsers only lay them out. */
export type PageTimes =
  | { kind: 'no-quickstart' }
  /** What is wrong with it has to be mended before it can be timed. */
  | { kind: 'illegible'; problems: ToldProblem[] }
  | {
      kind: 'timed';
      title: string;
      /** Source file from the project's root. */
      source: string;
      variants: VariantTimes[];
      problems: ToldProblem[];
    };

/** What app and server tell each other over the channel of Astro's toolbar. */
export const toolbarMessages = {
  /** From the app: `{ page }`, the pathname whose times it wants. */
  ask: 'meantime:toolbar:ask',
  /** To the apps: `{ page, times }`; each takes those of its own page. */
  tell: 'meantime:toolbar:tell',
  /** To the apps: a quickstart was rendered again, or what it is compared with was written. */
  changed: 'meantime:toolbar:changed',
} as const;

export interface ToldTimes {
  /** As it was asked for. */
  page: string;
  times: PageTimes;
}
