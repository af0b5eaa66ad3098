/** What the reader can see of their run. */
export interface VisibleRun {
  run: string;
  startedAtMs: number;
  /** How many events it has. */
  events: number;
  /** How many of them have not reached the collector yet. */
  unsent: number;
}

/** `window.meantime`: the reader's view of their run, and a scripted newcomer's confession. */
export interface ReaderControls {
  /** Set by scripted newcomers before a page loads: their beacons are told from readers'. */
  lab?: boolean;
  /** The run, or undefined when nothing is recorded. */
  run?: () => VisibleRun | undefined;
  /** Forgets the run and what was not sent yet; nothing more is recorded. */
  erase?: () => void;
}

declare global {
  interface Window {
    meantime?: ReaderControls;
  }
}

export function giveControls(controls: Required<Omit<ReaderControls, 'lab'>>): void {
  window.meantime = Object.assign(window.meantime ?? {}, controls);
}

export function isLab(): boolean {
  return window.meantime?.lab === true || navigator.webdriver;
}
