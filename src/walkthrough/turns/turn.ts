/** What a walkthrough takes of the machine while it is under way. */
export interface Turn {
  /** The ports that its page names. */
  ports: readonly number[];
  /** Nothing else is walked beside it. */
  isAlone: boolean;
}

/** Whether two walkthroughs can be under way at once. */
export function canBeside(a: Turn, b: Turn): boolean {
  return !a.isAlone && !b.isAlone && !a.ports.some((port) => b.ports.includes(port));
}
