/** What a page can ask of its reader, in the order in which a step's asks are listed. */
export const askKinds = [
  'need',
  'text',
  'stop',
  'command',
  'file',
  'open',
  'prompt',
  'placeholder',
] as const;

export type AskKind = (typeof askKinds)[number];

/** One thing that a step asks of its reader. Identifies no person. */
export interface Ask {
  what: AskKind;
  /**
   * The need, the first words to read, the command before which a server is stopped, the command, the
   * path, the address, the prompt, what is to be replaced.
   */
  text: string;
  /** All words of a text; absent elsewhere. */
  words?: number;
  /** Lines of what a command prints or a page shows that are compared; absent where none is. */
  lines?: number;
  /** How a command is meant to fail: `any`, or its exit status; absent where it is meant to work. */
  fails?: string;
  /** Keys to press at a prompt; absent where the answer is typed. */
  keys?: number;
  /** The time that the page gives for a need; absent where it gives none. */
  ms?: number;
}

/** An ask of a built page. */
export interface PlacedAsk extends Ask {
  /** Line in the source file; absent when the page does not say. */
  line?: number;
}

/** What one step asks. */
export interface StepAsks<Kind extends Ask = Ask> {
  id: string;
  title: string;
  /** How often its reader leaves the page: for the terminal, the editor, the address bar. */
  switches: number;
  /** In the order of the page, needs first. */
  asks: Kind[];
}

/** What a step of a built page asks. */
export interface BuiltStep extends StepAsks<PlacedAsk> {
  /** Line of what names it; absent when the page does not say. */
  line?: number;
}

const active: ReadonlySet<AskKind> = new Set(['stop', 'command', 'file', 'open', 'prompt']);

/** A step that asks for something to be done, not only to be read. */
export function isActive({ asks }: StepAsks): boolean {
  return asks.some(isAction);
}

/** Something to be done that a walkthrough does as well. */
export function isAction({ what }: Ask): boolean {
  return active.has(what);
}
