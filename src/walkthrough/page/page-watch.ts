import { setTimeout as pause } from 'node:timers/promises';
import type { Page, Request } from 'playwright';

const beatMs = 50;

/** What was seen in a page at one look. */
interface Look<Found> {
  /** Absent where it has not come yet. */
  found?: Found;
  /** Of what may still change: the page is not at rest while this differs from look to look. */
  seen?: string;
}

interface Waiting<Found> {
  look: () => Promise<Look<Found>>;
  /** How long nothing may happen, in the page's own time. */
  restMs: number;
  /** How long it is looked at although something happens. */
  mostMs: number;
}

/** What a page holds open for as long as it is open. */
const standing = ['eventsource', 'websocket'];

/** A page from the moment on when it is watched; `stop` when it need not be any more. */
export class PageWatch {
  readonly #page: Page;
  readonly #unanswered = new Set<Request>();
  #hasAsked = false;

  constructor(page: Page) {
    this.#page = page;
    page.on('request', this.#add);
    page.on('requestfinished', this.#remove).on('requestfailed', this.#remove);
  }

  /**
   * Looks at the page until something has come, or it has been at rest for so long: it asks for
   * nothing and waits for no answer, and what is seen stays the same. Its rest is counted in beats
   * that the page itself makes when it has nothing else to do, so that they slow down with it on a
   * busy machine.
   *
   * @returns undefined when it came to rest, or the time was up
   */
  async until<Found>({ look, restMs, mostMs }: Waiting<Found>): Promise<Found | undefined> {
    const deadlineMs = performance.now() + mostMs;
    let beatsAtRest = 0;
    let last: string | undefined;
    for (;;) {
      const { found, seen } = await look();
      if (found !== undefined) return found;
      if (beatsAtRest * beatMs >= restMs || performance.now() >= deadlineMs) return undefined;
      const isStill = !this.#hasAsked && this.#unanswered.size === 0 && seen === last;
      this.#hasAsked = false;
      const isQuiet = isStill && (await this.#beat());
      beatsAtRest = isQuiet ? beatsAtRest + 1 : 0;
      if (!isQuiet) await pause(beatMs);
      last = seen;
    }
  }

  stop(): void {
    this.#page.off('request', this.#add);
    this.#page.off('requestfinished', this.#remove).off('requestfailed', this.#remove);
  }

  /** Waits for a beat of a page that has loaded; false while it loads, or goes elsewhere. */
  #beat(): Promise<boolean> {
    return this.#page.evaluate(waitInPage, beatMs).catch(() => false);
  }

  readonly #add = (request: Request): void => {
    if (standing.includes(request.resourceType())) return;
    this.#unanswered.add(request);
    this.#hasAsked = true;
  };

  readonly #remove = (request: Request): void => void this.#unanswered.delete(request);
}

function waitInPage(ms: number): Promise<boolean> {
  return new Promise((resolve) => {
    setTimeout(() => {
      // A page that never has nothing to do is given time now and then.
      requestIdleCallback(
        () => {
          resolve(document.readyState === 'complete');
        },
        { timeout: 1_000 },
      );
    }, ms);
  });
}
