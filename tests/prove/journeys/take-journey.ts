import type { Browser, Page } from 'playwright';
import '../../../integrations/timing/client/reader-controls.ts';
import { helloAnswer } from '../../../src/protocol/controls.ts';
import { silenceMs } from '../../../src/protocol/silence.ts';
import type { ReceivedEvent } from '../../../src/protocol/received-event.ts';
import type { Run } from '../../../src/reports/runs/run.ts';
import { delayed, type Fault, type FaultySite } from '../../harness/serve-with-faults.ts';
import type { Deed, Fate, Journey } from './draw-journey.ts';

/** When something happened, by the collector's clock, from just before to just after. */
interface Told {
  fromMs: number;
  toMs: number;
}

/** What the script knows to be true, and what was stored. */
export interface TakenJourney {
  landed: Told;
  /** Steps in the order in which they were first read. */
  steps: (Told & { step: string })[];
  hello?: Told;
  /** Batches that the collector refused for ever. */
  refused: string[];
  isKilled: boolean;
  isClockSet: boolean;
  /** The machine slept before the collector had heard of the run, as if its clock had been set. */
  isSleepUnheard: boolean;
  /** By how much at most; 0 where nobody did. */
  clockSetMs: number;
  /** How many events the page had made when it was last asked. */
  made: number;
  events: ReceivedEvent[];
  runs: Run[];
}

const dwellMs = 1_500;
const lastStep = 'run-it';

/** Takes a journey in a browser of its own clock, with the network that it has. */
export async function takeJourney(
  browser: Browser,
  site: FaultySite,
  journey: Journey,
): Promise<TakenJourney> {
  const context = await browser.newContext();
  try {
    const page = await context.newPage();
    await page.clock.install();
    const way = new Way(site, page, journey.landsOn);
    const meet = faultOf(journey.fates);
    site.setFault(async (batch, request, pass) => {
      // What time overtook on its way would have been under way for all of it.
      const isOvertaken = (): boolean => batch.sentAtMs < way.overtakenMs;
      const met = isOvertaken() ? undefined : await meet(batch, request, pass);
      return isOvertaken() ? new Response(null, { status: 503 }) : met;
    });
    await way.land();
    for (const deed of journey.deeds) await way.take(deed);
    if (!way.taken.isKilled) await way.settle();
    way.taken.refused.push(...site.logged.filter((line) => line.startsWith('refused')));
    return { ...way.taken, events: await site.readEvents(), runs: await site.readRuns() };
  } finally {
    await context.close();
  }
}

class Way {
  readonly taken: TakenJourney = {
    ...{
      landed: { fromMs: 0, toMs: 0 },
      steps: [],
      refused: [],
      isKilled: false,
      isClockSet: false,
      isSleepUnheard: false,
      clockSetMs: 0,
    },
    ...{ made: 0, events: [], runs: [] },
  };
  readonly #site: FaultySite;
  readonly #page: Page;
  readonly #landsOn: Journey['landsOn'];
  /** What the page sent before, by its clock, has been overtaken by a jump of time. */
  overtakenMs = 0;
  #isOffline = false;
  /** When the quickstart was opened, by the collector's clock. */
  #openedMs = 0;

  constructor(site: FaultySite, page: Page, landsOn: Journey['landsOn']) {
    this.#site = site;
    this.#page = page;
    this.#landsOn = landsOn;
  }

  async land(): Promise<void> {
    this.#openedMs = this.#site.now();
    this.taken.landed = await this.#during(async () => {
      await this.#page.goto(this.#site.url + (this.#landsOn === 'home' ? '' : 'quickstart/'));
      await this.#page.waitForFunction(() => window.meantime?.run?.() !== undefined);
    });
    if (this.#landsOn === 'home') await this.#open();
    else await this.#settled();
  }

  async take(deed: Deed): Promise<void> {
    if (this.taken.isKilled) return;
    switch (deed.do) {
      case 'read':
        return this.#read(deed.step);
      case 'copy':
        return this.#page.locator('[data-meantime-copy]').first().dispatchEvent('click');
      case 'confused':
        return this.#sayStuck();
      case 'hello':
        return this.#sayHello();
      case 'reload':
      case 'elsewhere':
        return this.#leave(deed.do);
      case 'wait':
        return this.#pass(deed.ms);
      case 'sleep':
        if ((await this.#site.readEvents()).length === 0) this.taken.isSleepUnheard = true;
        return this.#jump(deed.ms, () => this.#setClock(deed.ms));
      case 'set-clock':
        this.taken.isClockSet = true;
        this.taken.clockSetMs = Math.max(this.taken.clockSetMs, Math.abs(deed.byMs));
        this.overtakenMs = 0;
        return this.#setClock(deed.byMs);
      case 'offline':
      case 'online':
        this.#isOffline = deed.do === 'offline';
        return this.#page.context().setOffline(this.#isOffline);
      case 'kill':
        return this.#kill();
    }
  }

  /** Lets the page send what it has, over a network that is well again. */
  async settle(): Promise<void> {
    this.#site.setFault(() => undefined);
    await this.take({ do: 'online' });
    for (let unsent = Infinity; unsent > 0;) {
      await this.#page.clock.runFor(5_000);
      this.#site.pass(5_000);
      const run = await this.#page.evaluate(() => window.meantime?.run?.());
      unsent = run?.unsent ?? 0;
      this.taken.made = run?.events ?? 0;
    }
  }

  async #read(step: string): Promise<void> {
    const told = await this.#during(async () => {
      await this.#page.locator(`#${step}`).evaluate((heading) => {
        heading.scrollIntoView();
      });
      await this.#page.evaluate(() => new Promise(requestAnimationFrame));
      await this.#pass(dwellMs);
    });
    this.#reach(step, told);
  }

  /** At the last step. */
  async #sayStuck(): Promise<void> {
    const host = this.#page.locator('meantime-stuck').last();
    await host.locator(`[${helloAnswer}=stuck]`).dispatchEvent('click');
    const told = await this.#during(() =>
      host.locator(`[${helloAnswer}=confused]`).dispatchEvent('click'),
    );
    this.#reach(lastStep, told);
  }

  async #sayHello(): Promise<void> {
    // Who answers the question at the end is in the last step; not by the mouse, which would scroll.
    const told = await this.#during(async () => {
      await this.#page.locator(`[${helloAnswer}=got-it]`).dispatchEvent('click');
      // Who is sooner than anybody could be is asked once more.
      const confirm = this.#page.locator(`[${helloAnswer}=confirm]`);
      if (await confirm.isVisible()) await confirm.dispatchEvent('click');
    });
    this.taken.hello = told;
    this.#reach(lastStep, told);
  }

  #reach(step: string, told: Told): void {
    const { steps } = this.taken;
    if (steps.some((known) => known.step === step)) return;
    // What is on the screen is read as soon as the page is there.
    const fromMs = steps.length === 0 ? this.#openedMs : told.fromMs;
    steps.push({ step, ...told, fromMs });
  }

  async #leave(where: 'reload' | 'elsewhere'): Promise<void> {
    if (this.#isOffline) return;
    if (where === 'reload') await this.#page.reload();
    else {
      await this.#page.goto(this.#site.url);
      await this.#open();
    }
    await this.#settled();
  }

  async #open(): Promise<void> {
    if (this.taken.steps.length === 0) this.#openedMs = this.#site.now();
    await this.#page.goto(`${this.#site.url}quickstart/`);
    await this.#settled();
  }

  /** Until the page follows its reader, and asks for hello if it is awaited. */
  async #settled(): Promise<void> {
    await this.#page.waitForFunction(() => window.meantime?.run?.() !== undefined);
    await this.#page.locator('meantime-hello').waitFor({ state: 'attached' });
    await this.#page.locator(`[${helloAnswer}=got-it]`).waitFor({ state: 'attached' });
  }

  async #pass(ms: number): Promise<void> {
    const { clock } = this.#page;
    if (ms > dwellMs) {
      await this.#jump(ms, () => clock.fastForward(Math.min(ms, silenceMs - 1)));
      return;
    }
    this.#site.pass(ms);
    await clock.runFor(ms);
  }

  /** Lets time go by for the collector and, by `move`, for the page. */
  async #jump(ms: number, move: () => Promise<void>): Promise<void> {
    const nowMs = await this.#page.evaluate(() => Date.now());
    this.#site.pass(ms);
    this.overtakenMs = nowMs + ms / 2;
    await move();
  }

  async #setClock(byMs: number): Promise<void> {
    const nowMs = await this.#page.evaluate(() => Date.now());
    await this.#page.clock.setSystemTime(nowMs + byMs);
  }

  async #kill(): Promise<void> {
    this.taken.made = await this.#page.evaluate(() => window.meantime?.run?.()?.events ?? 0);
    this.taken.isKilled = true;
    const crashed = this.#page.waitForEvent('crash');
    const devtools = await this.#page.context().newCDPSession(this.#page);
    devtools.send('Page.crash').catch(() => undefined);
    await crashed;
  }

  async #during(work: () => Promise<unknown>): Promise<Told> {
    const fromMs = this.#site.now();
    await work();
    return { fromMs, toMs: this.#site.now() };
  }
}

/** Each batch meets the next fate; when all are met, batches pass. */
function faultOf(fates: readonly Fate[]): Fault {
  const left = [...fates];
  return async (_, __, pass) => {
    const fate = left.shift() ?? 'pass';
    switch (fate) {
      case 'pass':
        return undefined;
      case 'delay':
        return delayed(200);
      case 'drop':
        return new Response(null, { status: 503 });
      case 'lose-answer':
        await pass();
        return new Response(null, { status: 504 });
      case 'twice':
        await pass();
        return undefined;
      default:
        return new Response(null, { status: Number(fate) });
    }
  };
}
