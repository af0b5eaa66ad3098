import type { BrowserContext, Page, TestInfo } from 'playwright/test';
import { MeantimeError } from '../protocol/errors.ts';
import type { Manifest } from '../protocol/manifest.ts';
import type { Need } from '../protocol/need.ts';
import { quickstartName } from '../protocol/quickstart-name.ts';
import { quickstartUnknown, siteUnreachable, walkInterrupted } from './errors.ts';
import { agentWay } from './agent/agent-way.ts';
import { attachFilm, attachWalk } from './attach-walk.ts';
import { isChosenVariant } from './chosen-variant.ts';
import { fetchManifest, homeOf } from './fetch-manifest.ts';
import { foreignWay, type WantedPage } from './foreign/foreign-way.ts';
import { unseenGoal } from './foreign/page-goal.ts';
import { failureOf, renderFailure, type WalkthroughResult } from './result.ts';
import type { GivenToNewcomers } from './runner/walk-settings.ts';
import { endProcesses } from './terminal/end-processes.ts';
import { holdingsOf } from './tools/made-programs.ts';
import { portsOf, takesMachine } from './turns/ports-of.ts';
import { takeTurn } from './turns/take-turn.ts';
import { quickstartVariantUnknown } from './variant-errors.ts';
import { countMachine } from './walk/count-machine.ts';
import {
  beginResult,
  siteWay,
  walkQuickstart,
  type Tell,
  type PageWay,
} from './walk/walk-quickstart.ts';
import { showScenes } from './walk/show-scenes.ts';
import { usualPatience, type Patience, type Walk } from './walk/walk.ts';
import { claimFolder, removeFolder } from './workspace/claim-folder.ts';
import { mask } from './workspace/mask.ts';
import { createWorkspace, removeWorkspace } from './workspace/workspace.ts';

export interface NewcomerOptions {
  page: Page;
  context: BrowserContext;
  testInfo: TestInfo;
  tell: Tell;
  /** Address of the site, with its base path. */
  siteUrl: string | undefined;
  listedEnv: Readonly<Record<string, string>>;
  ownEnv: Readonly<Record<string, string | undefined>>;
  patience: Partial<Patience>;
  paste: 'bracketed' | 'raw';
  /** Whether to count what each action adds. */
  counts: boolean;
  /** Id of the one quickstart to walk; walkthroughs of others are skipped. */
  only: string | undefined;
  /** Which variants are walked; walkthroughs of others are skipped. */
  variant: string | undefined;
  given: GivenToNewcomers;
  /** Monotonic clock in ms. */
  clock: () => number;
  /** In ms since 1970. */
  now: () => number;
}

/**
 * npm asks before it runs a package that it has not yet ("Ok to proceed?"). Whoever follows a page that
 * says `npm create` or `npx` says yes; a page of others cannot show the answer in a way that is read.
 */
const ofPages = { npm_config_yes: 'true' };

interface WalkedWay {
  walk: Walk;
  way: PageWay;
  result: WalkthroughResult;
}

/** A scripted newcomer with a browser, an empty home and a shell. */
export class Newcomer {
  readonly #options: NewcomerOptions;
  /** Those under way, with what is known of them. */
  readonly #walks: { walk: Walk; result: WalkthroughResult }[] = [];
  #hasLeft = false;
  /** Folder for the workspaces of this newcomer. */
  #folder: string | undefined;

  constructor(options: NewcomerOptions) {
    this.#options = options;
  }

  /**
   * Walks a quickstart from the site's home page to hello world, and does as the page says.
   *
   * @param id id of the quickstart in the site's manifest
   * @param locale code of the language whose page is walked; that of the site's own home without
   * @param variant id of its variant: the labels of the tabs that are chosen; the first without
   * @throws MeantimeError when the page is wrong; the message says which line, what was expected
   * and what came
   */
  async walk(
    id: string,
    { locale, variant }: { locale?: string; variant?: string } = {},
  ): Promise<WalkthroughResult> {
    const { testInfo, tell, context, only } = this.#options;
    testInfo.skip(only !== undefined && only !== id, `Only ${only ?? ''} is walked.`);
    // Each thing that a walkthrough waits for has a limit of its own.
    testInfo.setTimeout(0);
    const homeUrl = this.#homeUrl();
    const manifest = await this.#readManifest(homeUrl);
    const quickstart = manifest.quickstarts.find(
      (candidate) => candidate.id === id && candidate.locale === locale,
    );
    if (!quickstart)
      throw quickstartUnknown(
        quickstartName({ id, ...(locale !== undefined && { locale }) }),
        manifest.quickstarts.map(quickstartName),
      );
    const { variants } = quickstart;
    const chosen = variants.find((known) => variant === undefined || known.id === variant);
    if (!chosen) {
      const known = variants.map((one) => one.id);
      throw quickstartVariantUnknown(id, variant ?? '', known);
    }
    const asked = this.#options.variant;
    testInfo.skip(!isChosenVariant(chosen, asked), `Only ${asked ?? ''} is walked.`);
    // What breaks beside others is walked by itself before it is blamed.
    const isAlone = testInfo.retry > 0 || takesMachine(chosen.steps);
    const turn = { ports: portsOf(chosen.steps), isAlone };
    const endTurn = await takeTurn(this.#options.given.turns, turn);
    await context.grantPermissions(['clipboard-read', 'clipboard-write']);
    await context.addInitScript('window.meantime = { lab: true };');
    const { needs = [] } = chosen.steps[0];
    const walk = this.#beginWalk(quickstart, { needs });
    const result = beginResult(quickstart, chosen, this.#options.given.reader);
    this.#walks.push({ walk, result });
    const site = { walk, tell, quickstart, variant: chosen, homeUrl };
    const way = this.#options.given.reader === 'agent' ? agentWay(site) : siteWay(site);
    return this.#walkWay({ walk, way, result }).finally(endTurn);
  }

  /**
   * Walks one page of any site, which is opened at its address: a page of a stranger, whose commands
   * are run.
   *
   * @throws MeantimeError when the page is wrong
   */
  async walkPage(wanted: WantedPage): Promise<WalkthroughResult> {
    const { testInfo, tell, context } = this.#options;
    testInfo.setTimeout(0);
    await context.grantPermissions(['clipboard-read', 'clipboard-write']);
    const { url, goal = unseenGoal, variant, takesDefaults } = wanted;
    const walk = this.#beginWalk({ goal, source: url }, { env: ofPages });
    if (takesDefaults) walk.defaults = { taken: 0 };
    const result = beginResult({ id: url, revision: '' }, { id: variant });
    this.#walks.push({ walk, result });
    return this.#walkWay({ walk, way: foreignWay({ walk, tell, wanted }), result });
  }

  async #walkWay({ walk, way, result }: WalkedWay): Promise<WalkthroughResult> {
    const { tell } = this.#options;
    try {
      await walkQuickstart({ walk, way, tell, result });
      // What broke then broke because its programs were ended.
      if (this.#hasLeft) throw walkInterrupted(undefined);
      return await this.#hand(walk, maskResult(result, walk.secrets));
    } finally {
      await this.#endWalk(walk);
    }
  }

  /** Ends all that the newcomer's terminals started and removes what was written. */
  async leave(): Promise<void> {
    this.#hasLeft = true;
    for (const { walk, result } of [...this.#walks]) {
      // Only one that was stopped is still under way.
      await attachWalk(this.#options.testInfo, walk, stoppedResult(walk, result));
      await this.#endWalk(walk);
    }
    if (this.#folder !== undefined) removeFolder(this.#folder);
  }

  #homeUrl(): string {
    const { siteUrl } = this.#options;
    if (siteUrl === undefined) throw siteUnreachable('(no address)', 'no `baseURL` is configured');
    return homeOf(siteUrl);
  }

  /** Asked for with what the browser is told: credentials, headers, a proxy. */
  #readManifest(homeUrl: string): Promise<Manifest> {
    const { request } = this.#options.context;
    return fetchManifest(homeUrl, async (url) => {
      const response = await request.get(url);
      return { status: response.status(), text: () => response.text() };
    });
  }

  #beginWalk(
    { goal, source }: { goal: string; source: string },
    {
      needs = [],
      env = {},
    }: { needs?: readonly Need[]; env?: Readonly<Record<string, string>> } = {},
  ): Walk {
    const { page, context, patience, clock, ownEnv, listedEnv } = this.#options;
    const { paste, counts, given } = this.#options;
    this.#folder ??= claimFolder();
    const workspace = createWorkspace({
      parent: this.#folder,
      ownEnv,
      listedEnv: { ...env, ...given.env, ...listedEnv },
      given: given.path ?? [],
      node: process.execPath,
      bracketedPaste: paste === 'bracketed',
      isBare: needs.length > 0,
    });
    const walk: Walk = {
      page,
      context,
      workspace,
      needs,
      holdings: holdingsOf(workspace.machinePath),
      patience: { ...usualPatience, ...patience },
      env: ownEnv,
      ...(given.registry && { registry: given.registry }),
      clock,
      source,
      goal,
      isGoalSeen: false,
      files: [],
      terminals: [],
      free: undefined,
      background: [],
      jobs: [],
      secrets: new Set(),
      ...(counts && { takeCounts: countMachine({ home: workspace.home, context, page }) }),
      scenes: [],
      begun: [],
    };
    // Playwright itself would wait for ever for what stays hidden.
    context.setDefaultTimeout(walk.patience.pageMs);
    return walk;
  }

  /** Attaches what people look at and, when the page is wrong, says so. */
  async #hand(walk: Walk, result: WalkthroughResult): Promise<WalkthroughResult> {
    const { testInfo, page, now } = this.#options;
    await attachWalk(testInfo, walk, result);
    if (!result.failure) {
      // A site shows its readers how a person went.
      if (!result.reader) await attachFilm(testInfo, walk, { ...result, walkedAtMs: now() });
      return result;
    }
    const attach = (name: string, contentType: string, body: string | Buffer) =>
      testInfo.attach(name, { body, contentType });
    const screenshot = await page.screenshot().catch(() => undefined);
    if (screenshot) await attach('page.png', 'image/png', screenshot);
    if (walk.openedPicture) await attach('opened.png', 'image/png', walk.openedPicture);
    throw new MeantimeError(renderFailure(result.failure), result.failure);
  }

  async #endWalk(walk: Walk): Promise<void> {
    const index = this.#walks.findIndex((one) => one.walk === walk);
    if (index < 0) return;
    this.#walks.splice(index, 1);
    for (const terminal of walk.terminals) terminal.hangUp();
    const sessions = walk.terminals.map(({ pid }) => pid);
    await endProcesses({ home: walk.workspace.home, sessions });
    removeWorkspace(walk.workspace);
  }
}

function stoppedResult(walk: Walk, result: WalkthroughResult): WalkthroughResult {
  const step = result.steps.at(-1);
  const location = {
    file: walk.source,
    ...(step?.line === undefined ? {} : { line: step.line }),
  };
  const failure = failureOf(walkInterrupted.at({ location }, step?.title), step?.id);
  showScenes(walk, result);
  return maskResult({ ...result, ok: false, failure }, walk.secrets);
}

/** Secrets may stand in anything that was shown, so every text of the result is masked. */
function maskResult(result: WalkthroughResult, secrets: ReadonlySet<string>): WalkthroughResult {
  if (secrets.size === 0) return result;
  const masked: unknown = JSON.parse(JSON.stringify(result), (_key, value: unknown) =>
    typeof value === 'string' ? mask(value, secrets) : value,
  );
  return { ...(masked as WalkthroughResult), isMasked: true }; // strings became strings, all else is as it was
}
