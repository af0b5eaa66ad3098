import { isMeantimeError, renderLocation } from '../../protocol/errors.ts';
import type { ModelledStep, Quickstart, Variant } from '../../protocol/manifest.ts';
import { blockSelector } from '../../protocol/markup.ts';
import type { Action, Step } from '../../protocol/step.ts';
import { goalNotSeen, linkDead } from '../errors.ts';
import { chooseVariant } from '../page/choose-variant.ts';
import { findQuickstart } from '../page/find-quickstart.ts';
import { readLiveQuickstart, type LiveQuickstart } from '../page/live-quickstart.ts';
import { sayGotIt } from '../page/say-got-it.ts';
import { failureOf, type StepResult, type WalkthroughResult } from '../result.ts';
import { textOfLine } from '../../protocol/screen-line.ts';
import { demandNeeds } from './demand-needs.ts';
import { doAction } from './do-action.ts';
import { explain, placesOf } from './explain.ts';
import { ensureServersRun } from './run-in-background.ts';
import { showScenes } from './show-scenes.ts';
import { hasSeenGoal, locate, type Asked, type Walk } from './walk.ts';

/** Wraps a part of the walkthrough so that people can follow it; gives back what `body` gives. */
export type Tell = <T>(title: string, body: () => Promise<T>) => Promise<T>;

/** How a newcomer comes to the steps of a page, and what is done once they are walked. */
export interface PageWay {
  /** Opens the page and notes in the result how that went. */
  arrive: (result: WalkthroughResult) => Promise<ArrivedPage>;
  finish: (result: WalkthroughResult) => Promise<void>;
}

/** A page that is open, as it is read there. */
export interface ArrivedPage {
  steps: readonly Step[];
  /** The same steps with their modelled times. */
  modelled: readonly ModelledStep[];
}

interface Walking {
  walk: Walk;
  way: PageWay;
  tell: Tell;
  /** Filled as the walk goes on, so that one that is stopped leaves what it knows. */
  result: WalkthroughResult;
}

/** The way to a quickstart of a site that Meantime built, from the site's home page. */
interface SiteWay extends Pick<Walking, 'walk' | 'tell'> {
  quickstart: Quickstart;
  variant: Variant;
  /** Address of the site's home page, with a slash at its end. */
  homeUrl: string;
}

export function siteWay(site: SiteWay): PageWay {
  return {
    arrive: async (result) => {
      const { steps } = await arriveAt(site, result);
      return { steps, modelled: site.variant.steps };
    },
    finish: (result) => finish(site, result),
  };
}

/** The result of a walkthrough that has not begun. */
export function beginResult(
  quickstart: Pick<Quickstart, 'id' | 'locale' | 'revision'>,
  variant: Pick<Variant, 'id'>,
  reader?: WalkthroughResult['reader'],
): WalkthroughResult {
  return {
    ...(reader && { reader }),
    quickstart: quickstart.id,
    ...(quickstart.locale === undefined ? {} : { locale: quickstart.locale }),
    variant: variant.id,
    revision: quickstart.revision,
    ok: false,
    clicksToFind: 0,
    steps: [],
    warnings: [],
    transcript: '',
  };
}

/**
 * Walks a quickstart to hello world.
 * What the page gets wrong is a failure in the result; any other error is thrown.
 */
export async function walkQuickstart(walking: Walking): Promise<WalkthroughResult> {
  const { walk, way, result } = walking;
  let stepId: string | undefined;
  try {
    await demandNeeds(walk);
    const page = await way.arrive(result);
    walk.files = filesOf(page.steps);
    for (const step of page.steps) {
      stepId = step.id;
      await walking.tell(`${step.title} (${renderLocation(locate(walk, step))})`, () =>
        walkStep(walking, step, beginStep(result, step, page.modelled)),
      );
    }
    stepId = undefined;
    await way.finish(result);
    result.ok = true;
  } catch (error) {
    if (!isMeantimeError(error) || error.location === undefined) throw error;
    result.failure = failureOf(error, stepId);
  }
  showScenes(walk, result);
  return result;
}

/** Who reads a language begins where the site speaks it. */
export function homeOfLanguage(
  { locale, path }: Pick<Quickstart, 'locale' | 'path'>,
  homeUrl: string,
): string {
  const [, folder = ''] = path.split('/');
  return locale === undefined ? homeUrl : new URL(`${folder}/`, homeUrl).href;
}

async function arriveAt(site: SiteWay, result: WalkthroughResult): Promise<LiveQuickstart> {
  const { walk, quickstart, variant, tell } = site;
  const quickstartUrl = new URL(quickstart.path.replace(/^\//, ''), site.homeUrl).href;
  const homeUrl = homeOfLanguage(quickstart, site.homeUrl);
  const { page, patience } = walk;
  const location = { file: quickstart.source };
  const search = { page, homeUrl, quickstartUrl, quickstart, location, timeoutMs: patience.pageMs };
  const { clicks } = await tell('Find the quickstart', () => findQuickstart(search));
  result.clicksToFind = clicks;
  const { choices = [] } = variant;
  if (choices.length > 0) {
    const labels = choices.map(({ value }) => value).join(', ');
    await tell(`Choose ${labels}`, () => chooseVariant({ page, choices, location }));
  }
  const live = await readLiveQuickstart(page, choices);
  if (!live) {
    const { title } = quickstart;
    throw linkDead.at(
      { location },
      title,
      title,
      page.url(),
      'the page is no quickstart',
      new URL(homeUrl).pathname,
    );
  }
  result.revision = live.revision;
  if (result.revision !== quickstart.revision) {
    result.warnings.push(
      'The page is not the one that the manifest describes: build the site again.',
    );
  }
  return live;
}

function filesOf(steps: readonly Step[]): Walk['files'] {
  return steps.flatMap(({ title, actions }) =>
    actions.flatMap((action) =>
      action.kind === 'save' ? [{ file: action.file, step: title, isSaved: false }] : [],
    ),
  );
}

function beginStep(
  result: WalkthroughResult,
  step: Step,
  modelled: readonly ModelledStep[],
): StepResult {
  const { id, title, line } = step;
  const humanMs = modelled.find((one) => one.id === id)?.humanMs ?? 0;
  const at = line === undefined ? {} : { line };
  const begun: StepResult = { id, title, ...at, humanMs, machineMs: 0, actions: [], scenes: [] };
  result.steps.push(begun);
  return begun;
}

async function walkStep({ walk, tell }: Walking, step: Step, result: StepResult): Promise<void> {
  walk.begun.push({ title: step.title, atMs: walk.clock() });
  // The eyes go to the heading first.
  const heading = walk.page.locator(`[id="${escapeQuoted(step.id)}"]`);
  // An item of a list has no id of its own.
  const first = step.actions
    .slice(0, 1)
    .map(({ block }) => walk.page.locator(blockSelector).nth(block));
  for (const place of (await heading.count()) > 0 ? [heading.first()] : first) {
    await place.evaluate((element) => {
      element.scrollIntoView({ block: 'start' });
    });
  }
  for (const asked of groupAnswers(step)) {
    const startMs = walk.clock();
    const before = placesOf(walk);
    try {
      const [first, ...answers] = await tell(describe(asked.action), () => doAction(walk, asked));
      const counts = walk.takeCounts && { counts: walk.takeCounts() };
      if (first) result.actions.push({ ...first, ...counts }, ...answers);
    } catch (error) {
      const { kind, line } = asked.action;
      const machineMs = Math.round(walk.clock() - startMs);
      result.actions.push({ kind, ...(line === undefined ? {} : { line }), machineMs });
      throw await explain(walk, asked, error, before);
    } finally {
      result.machineMs = result.actions.reduce((sum, { machineMs }) => sum + machineMs, 0);
    }
  }
}

/** What the last thing that was done showed, and the goal as it was shown by other letters or blanks. */
function lastShown({ scenes, goal }: Walk): { shown: string[]; near: string | undefined } {
  const seen = scenes
    .filter(({ kind }) => kind !== 'save')
    .map(({ shown }) => shown().map(textOfLine));
  const plain = (text: string) =>
    text
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
      .trim();
  const near = seen.flat().find((line) => plain(goal) !== '' && plain(line).includes(plain(goal)));
  return { shown: seen.at(-1) ?? [], near: near?.trim() };
}

/** @throws MeantimeError `goal-not-seen`, and what servers ended by */
export function demandGoal(walk: Walk, result: WalkthroughResult): void {
  ensureServersRun(walk);
  if (hasSeenGoal(walk)) return;
  const location = locate(walk, result.steps.at(-1) ?? {});
  throw goalNotSeen.at({ location }, walk.goal, lastShown(walk));
}

async function finish({ walk, tell }: SiteWay, result: WalkthroughResult): Promise<void> {
  demandGoal(walk, result);
  const warning = await tell('Say "It works"', () => sayGotIt(walk.page));
  if (warning !== undefined) result.warnings.push(warning);
}

/** The actions of a step, each command together with the answers that follow it. */
function groupAnswers(step: Step): Asked[] {
  const groups: (Asked & { answers: NonNullable<Asked['answers']>[number][] })[] = [];
  for (const action of step.actions) {
    const last = groups.at(-1);
    if (action.kind === 'answer' && last?.action.kind === 'run') last.answers.push(action);
    else groups.push({ step, action, answers: [] });
  }
  return groups;
}

/** What is being done, in a few words of the page; placeholders are not filled here. */
function describe(action: Action): string {
  switch (action.kind) {
    case 'run':
      return `${action.background ? 'start' : 'run'}: ${shorten(action.text)}`;
    case 'save':
      return `save: ${action.file}`;
    case 'open':
      return `open: ${action.url}`;
    case 'answer':
      return `answer: ${shorten(action.text)}`;
  }
}

function shorten(text: string): string {
  const [first = '', ...rest] = text.split('\n');
  return rest.length === 0 ? first : `${first} (and ${rest.length} more)`;
}

function escapeQuoted(text: string): string {
  return text.replaceAll(/["\\]/g, String.raw`\$&`);
}
