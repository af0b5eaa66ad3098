/** What the reader can see of their run. */
export interface VisibleRun {
  run: string;
  landedAtMs: number;
  /** How many events it has. */
  events: number;
  /** How many of them have not reached the collector yet. */
  unsent: number;
}

/** `window.meantime`: the reader's view of their run, and a scripted newcomer's confession. */
export interface ReaderControls {
  /** Set by scripted newcomers before a page loads: their beacons are told from readers'. */
  lab?: boolean;
  /** Set by the page for people of the team: their runs are set aside. */
  internal?: boolean;
  /** Set by a page that knew of the reader's consent before the client was there to be told. */
  consent?: boolean;
  /** The run, or undefined when nothing is recorded. */
  run?: () => VisibleRun | undefined;
  /** Forgets the run, here and at the collector; nothing more is recorded. */
  erase?: () => void;
}

declare global {
  interface Window {
    meantime?: ReaderControls;
  }
}

export function giveControls(controls: Required<Pick<ReaderControls, 'run' | 'erase'>>): void {
  window.meantime = Object.assign(window.meantime ?? {}, controls);
}

/** What batches say of whose run it is. */
export function tagsOfPage(): { lab?: true; internal?: true } {
  const { lab, internal } = window.meantime ?? {};
  return {
    ...((lab === true || navigator.webdriver) && { lab: true }),
    ...(internal === true && { internal: true }),
  };
}
