import type { Browser, BrowserContext, Locator, Page } from 'playwright';
import { afterAll, afterEach, beforeAll, beforeEach } from 'vitest';
import type { BeaconEvent } from '../../src/protocol/beacon.ts';
import { helloAnswer } from '../../src/protocol/controls.ts';
import { markup } from '../../src/protocol/markup.ts';
// Declares `window.meantime`.
import '../../integrations/timing/client/reader-controls.ts';
import { launchBrowser } from '../harness/browser.ts';
import { recordBeacons, type BeaconRecord } from '../harness/record-beacons.ts';
import { buildTimingSite, type BuiltSite } from './timing-site.ts';

const base = '/docs/';

export type Answer = 'got-it' | 'confirm' | 'not-yet' | 'pasted' | 'undo' | 'erase' | 'stuck';

/** Says that it works, and again when asked whether it really does. */
export async function sayHello(page: Page): Promise<void> {
  await page.locator(`[${helloAnswer}=got-it]`).click();
  const confirm = page.locator(`[${helloAnswer}=confirm]`);
  // The question stands there at once, if the press came sooner than a reader can be.
  if (await confirm.isVisible()) await confirm.click();
}

/** Opens the note of a step by its button, and sends it. */
export async function sayStuck(page: Page, step: number, note = ''): Promise<void> {
  const host = page.locator('meantime-stuck').nth(step);
  await host.locator(`[${helloAnswer}=stuck]`).click();
  if (note) await host.getByRole('textbox').fill(note);
  await host.locator(`[${helloAnswer}=confused]`).click();
}

/** The fixture site, built once, and for each test a reader and a record of their beacons. */
export class Reader {
  #site: BuiltSite | undefined;
  #browser: Browser | undefined;
  // Set before each test.
  beacons!: BeaconRecord;
  context!: BrowserContext;
  page!: Page;

  async open(hasWindows: boolean): Promise<void> {
    const quickstarts = { '/quickstart/': { goal: 'Hello, world!', budget: '5m' } };
    const timing = { siteId: 'fixture', quickstarts };
    this.#site = await buildTimingSite({ fixture: 'timing-site', timing, base });
    this.#browser = await launchBrowser({ asPerson: true, hasWindows });
  }

  async begin(): Promise<void> {
    if (!this.#site || !this.#browser) throw new Error('The site was not built.');
    this.beacons = await recordBeacons({ dist: this.#site.dist, base });
    const permissions = ['clipboard-read', 'clipboard-write'];
    this.context = await this.#browser.newContext({ permissions });
    this.page = await this.context.newPage();
  }

  async end(): Promise<void> {
    await this.context.close();
    await this.beacons.close();
  }

  async close(): Promise<void> {
    await this.#browser?.close();
    this.#site?.remove();
  }

  /** Folder of the built site. */
  get dist(): URL {
    if (!this.#site) throw new Error('The site was not built.');
    return this.#site.dist;
  }

  visit(path = 'quickstart/'): Promise<unknown> {
    return this.page.goto(this.beacons.url + path);
  }

  /** A button of what accompanies the reader. */
  button(answer: Answer): Locator {
    return this.page.locator(`[${helloAnswer}=${answer}]`);
  }

  /** Says that it works, and again when asked whether it really does. */
  async sayHello(): Promise<void> {
    await sayHello(this.page);
  }

  /** Says at a step that they are stuck. */
  async sayStuck(step: number, note = ''): Promise<void> {
    await sayStuck(this.page, step, note);
  }

  copyButton(command: string): Locator {
    const figure = this.page.getByRole('figure').filter({ hasText: command });
    return figure.locator(`[${markup.copy}]`);
  }

  /** Scrolls a heading to the top of the window. */
  async scrollTo(id: string): Promise<void> {
    await this.page.locator(`#${id}`).evaluate((heading) => {
      heading.scrollIntoView();
    });
  }

  /** Scrolls to a step and waits until it is received. */
  async readStep(id: string): Promise<void> {
    await this.scrollTo(id);
    await this.received(`step ${id}`);
  }

  /** Received events as `kind step`. */
  kinds(): string[] {
    return this.beacons.events().map(({ kind, step }) => (step ? `${kind} ${step}` : kind));
  }

  seqs(): number[] {
    return this.beacons.events().map(({ seq }) => seq);
  }

  runs(): string[] {
    return [...new Set(this.beacons.posts.map(({ batch }) => batch.run))];
  }

  /** Waits for an event by its kind, or its kind and step. */
  async received(event: BeaconEvent['kind'] | `${BeaconEvent['kind']} ${string}`): Promise<void> {
    await this.beacons.until(() =>
      this.kinds().some((kind) => kind === event || kind.startsWith(`${event} `)),
    );
  }
}

/** A reader for the tests of a file, where they need it in a browser that has windows. */
export function useReader({ hasWindows = false } = {}): Reader {
  const reader = new Reader();
  beforeAll(() => reader.open(hasWindows));
  beforeEach(() => reader.begin());
  afterEach(() => reader.end());
  afterAll(() => reader.close());
  return reader;
}
