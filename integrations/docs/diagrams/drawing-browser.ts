import { availableParallelism } from 'node:os';
import type { Browser, Page } from 'playwright';
import { browserLaunchOptions } from '../../../src/walkthrough/find-browser.ts';
import { drawInPage } from './client/draw-in-page.ts';
import { holdWidths } from './client/hold-widths.ts';
import { takeDrawing, type TakenDrawing } from './client/take-drawing.ts';
import { placeOfFault } from './mermaid-source.ts';
import { readColours } from './client/read-colours.ts';
import { colourNames, mermaidConfig, type Colours } from './mermaid-config.ts';
import type { DiagramPackages } from './diagram-packages.ts';
import { fontFaces, measured } from './measuring-fonts.ts';

/** What came of a diagram in one colour scheme. */
export type DrawnInPage = TakenDrawing | UndrawnInPage;

export interface UndrawnInPage {
  message: string;
  line?: number;
  column?: number;
}

/** A diagram in both colour schemes, or why there is none. */
export type DrawnPair = Record<'light' | 'dark', DrawnInPage>;

/** Where a page finds Mermaid. As a text within the page it takes the browser twice as long. */
const scriptAddress = 'http://mermaid.invalid/mermaid.js';
/** On a machine with much else to do the first diagram waits for the browser and for Mermaid. */
const drawnWithinMs = 120_000;
const idleAfterMs = 3_000;
const mostRooms = Math.min(4, availableParallelism());

interface Room {
  page: Page;
  colours: Record<'light' | 'dark', Colours & { sans: string }>;
}

/**
 * The one browser of a build. It begins with the first diagram that has to be drawn, has no network,
 * and ends once nothing has been drawn for a while, or with the process.
 */
export class DrawingBrowser {
  readonly #packages: DiagramPackages;
  readonly #styles: string;
  /** Told that a room is free, or may be opened. */
  readonly #waiting: (() => void)[] = [];
  readonly #free: Room[] = [];
  #rooms = 0;
  #busy = 0;
  #browser: Promise<Browser> | undefined;
  #idle: NodeJS.Timeout | undefined;

  /** @param styles of the site, in which its colours are */
  constructor(packages: DiagramPackages, styles: string) {
    this.#packages = packages;
    this.#styles = styles;
  }

  /** @throws MeantimeError `browser-missing` */
  async draw(source: string): Promise<DrawnPair> {
    clearTimeout(this.#idle);
    this.#busy += 1;
    try {
      return await this.#draw(source);
    } finally {
      this.#busy -= 1;
      if (this.#busy === 0) {
        this.#idle = setTimeout(() => void this.close(), idleAfterMs);
      }
    }
  }

  async close(): Promise<void> {
    clearTimeout(this.#idle);
    const browser = this.#browser;
    this.#forget();
    const opened = await browser?.catch(() => undefined);
    await opened?.close();
  }

  #forget(): void {
    this.#browser = undefined;
    this.#rooms -= this.#free.length;
    this.#free.length = 0;
    // Whoever waited for one of them opens another.
    for (const wake of this.#waiting.splice(0)) wake();
  }

  async #draw(source: string): Promise<DrawnPair> {
    const room = await this.#enter();
    const work = this.#drawIn(room, source);
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<undefined>((resolve) => {
      timer = setTimeout(() => {
        resolve(undefined);
      }, drawnWithinMs);
    });
    try {
      const drawn = await Promise.race([work, late]);
      if (drawn) {
        this.#leave(room);
        return drawn;
      }
      work.catch(() => undefined);
      await this.#abandon(room);
      const message = `Mermaid was not done after ${drawnWithinMs / 1000} seconds`;
      return { light: { message }, dark: { message } };
    } catch (thrown) {
      await this.#abandon(room);
      throw thrown;
    } finally {
      clearTimeout(timer);
    }
  }

  async #drawIn({ page, colours }: Room, source: string): Promise<DrawnPair> {
    const drawIn = async (scheme: 'light' | 'dark'): Promise<DrawnInPage> => {
      const config = mermaidConfig(colours[scheme], scheme === 'dark', `'${measured}', sans-serif`);
      const thrown = await page.evaluate(drawInPage, { source, config });
      if (thrown) return { message: thrown.message, ...placeOfFault(thrown) };
      await page.evaluate(holdWidths);
      const shown = colours[scheme].sans.replaceAll('"', "'");
      const taken = await page.evaluate(takeDrawing, { measured, shown });
      return taken ?? { message: 'Mermaid drew nothing' };
    };
    const light = await drawIn('light');
    return { light, dark: 'message' in light ? light : await drawIn('dark') };
  }

  /** A page for one diagram at a time: a few, each with Mermaid in it. */
  async #enter(): Promise<Room> {
    while (this.#free.length === 0 && this.#rooms >= mostRooms) {
      await new Promise<void>((resolve) => this.#waiting.push(resolve));
    }
    const free = this.#free.pop();
    if (free) return free;
    this.#rooms += 1;
    try {
      return await this.#open();
    } catch (thrown) {
      this.#rooms -= 1;
      this.#waiting.shift()?.();
      throw thrown;
    }
  }

  #leave(room: Room): void {
    this.#free.push(room);
    this.#waiting.shift()?.();
  }

  /** A page that hangs is closed, and whoever waits opens another. */
  async #abandon({ page }: Room): Promise<void> {
    await page
      .context()
      .close()
      .catch(() => undefined);
    this.#rooms -= 1;
    this.#waiting.shift()?.();
  }

  async #open(): Promise<Room> {
    const browser = await (this.#browser ??= this.#launch());
    // The same on every machine, and nothing to be had from outside.
    const context = await browser.newContext({
      ...{ offline: true, locale: 'en-GB', timezoneId: 'UTC', serviceWorkers: 'block' },
      ...{ viewport: { width: 1280, height: 800 }, deviceScaleFactor: 1, acceptDownloads: false },
    });
    const { script } = this.#packages;
    await context.route('**', (route) =>
      route.request().url() === scriptAddress ? route.fulfill({ path: script }) : route.abort(),
    );
    const page = await context.newPage();
    page.setDefaultTimeout(drawnWithinMs);
    await page.clock.setFixedTime(new Date('2000-01-01T00:00:00Z'));
    await page.setContent('<!doctype html><html lang="en"><body></body></html>');
    await page.addStyleTag({ content: fontFaces() });
    const site = await page.addStyleTag({ content: this.#styles });
    const colours = {
      light: await coloursOf(page, 'light'),
      dark: await coloursOf(page, 'dark'),
    };
    // Its rules are for the site's pages.
    await site.evaluate((sheet) => {
      (sheet as HTMLStyleElement).remove(); // as it was added
    });
    // A font that is not loaded yet measures nothing.
    await page.evaluate(async (family) => {
      const weights = ['400', '600'];
      const samples = ['a', 'ā', 'я', 'α'];
      await Promise.all(
        weights.flatMap((weight) =>
          samples.map((sample) => document.fonts.load(`${weight} 16px '${family}'`, sample)),
        ),
      );
    }, measured);
    await page.addScriptTag({ url: scriptAddress });
    return { page, colours };
  }

  async #launch(): Promise<Browser> {
    const { chromium } = this.#packages.playwright;
    const found = browserLaunchOptions({
      ownExecutable: chromium.executablePath(),
      searchPath: process.env['PATH'] ?? '',
    });
    // Letters as wide as the font says, not as a screen's pixels would have them.
    const args = [...(found.args ?? []), '--font-render-hinting=none', '--disable-lcd-text'];
    const browser = await chromium.launch({ ...found, args });
    // One that died takes its pages along: what comes next begins with another.
    browser.once('disconnected', () => {
      void this.#browser?.then((one) => {
        if (one === browser) this.#forget();
      });
    });
    return browser;
  }
}

async function coloursOf(page: Page, scheme: 'light' | 'dark'): Promise<Room['colours']['light']> {
  const asked: Parameters<typeof readColours>[0] = { scheme, names: colourNames };
  return (await page.evaluate(readColours, asked)) as Room['colours']['light']; // all names are asked for
}
