import { readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import type { Browser, Page } from 'playwright';
import { browserLaunchOptions } from '../../../src/walkthrough/find-browser.ts';
import { packageFile } from '../../package-file.ts';
import { drawInPage } from './client/draw-in-page.ts';
import { holdWidths } from './client/hold-widths.ts';
import { takeDrawing, type TakenDrawing } from './client/take-drawing.ts';
import { placeOfFault } from './mermaid-source.ts';
import { readColours } from './client/read-colours.ts';
import { colourNames, mermaidConfig, type Colours } from './mermaid-config.ts';
import type { DiagramPackages } from './diagram-packages.ts';

/** What came of a diagram in one colour scheme. */
export type DrawnInPage = TakenDrawing | UndrawnInPage;

export interface UndrawnInPage {
  message: string;
  line?: number;
  column?: number;
}

/** A diagram in both colour schemes, or why there is none. */
export type DrawnPair = Record<'light' | 'dark', DrawnInPage>;

const measured = 'Meantime Measure';
/** Where a page finds Mermaid. As a text within the page it takes the browser twice as long. */
const scriptAddress = 'http://mermaid.invalid/mermaid.js';
/** On a machine with much else to do the first diagram waits for the browser and for Mermaid. */
const drawnWithinMs = 120_000;
const idleAfterMs = 3_000;
const mostRooms = Math.min(4, availableParallelism());

/** What measures text, whatever fonts a machine has: Inter, by the letters that each file holds. */
export const measuringFonts = [
  {
    file: packageFile('integrations/docs/diagrams/fonts/inter-latin-400-normal.woff2'),
    weight: '400 500',
    range:
      'U+0-FF,U+131,U+152-153,U+2BB-2BC,U+2C6,U+2DA,U+2DC,U+2000-206F,U+20AC,U+2122,U+2191,U+2193,U+2212,U+2215',
  },
  {
    file: packageFile('integrations/docs/diagrams/fonts/inter-latin-600-normal.woff2'),
    weight: '600 900',
    range:
      'U+0-FF,U+131,U+152-153,U+2BB-2BC,U+2C6,U+2DA,U+2DC,U+2000-206F,U+20AC,U+2122,U+2191,U+2193,U+2212,U+2215',
  },
  {
    file: packageFile('integrations/docs/diagrams/fonts/inter-latin-ext-400-normal.woff2'),
    weight: '400 900',
    range: 'U+100-130,U+132-151,U+154-2BA,U+1E00-1E9F,U+1EF2-1EFF,U+20A0-20AB,U+20AD-20C0',
  },
  {
    file: packageFile('integrations/docs/diagrams/fonts/inter-cyrillic-400-normal.woff2'),
    weight: '400 900',
    range: 'U+301,U+400-45F,U+490-491,U+4B0-4B1,U+2116',
  },
  {
    file: packageFile('integrations/docs/diagrams/fonts/inter-greek-400-normal.woff2'),
    weight: '400 900',
    range: 'U+370-377,U+37A-37F,U+384-38A,U+38C,U+38E-3A1,U+3A3-3FF',
  },
] as const;

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

function fontFaces(): string {
  const faces = measuringFonts.map(({ file, weight, range }) => {
    const data = readFileSync(file).toString('base64');
    return `@font-face{font-family:'${measured}';font-weight:${weight};src:url(data:font/woff2;base64,${data}) format('woff2');unicode-range:${range}}`;
  });
  return `${faces.join('\n')}\n*{text-rendering:geometricPrecision}\n`;
}
