/** What a page dispatches on `document`, with `detail: true` or `false`, as the reader decides. */
export const consentEvent = 'meantime:consent';

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
  /** Leaves the document, whose id it returns, to the client of quickstarts; no business of the page's. */
  stop?: () => string;
}

declare global {
  interface Document {
    /** Not in every browser, hence not in the DOM's types. */
    prerendering?: boolean;
  }
  interface Navigator {
    /** Likewise. */
    globalPrivacyControl?: boolean;
  }
  interface Window {
    meantime?: ReaderControls;
  }
}
