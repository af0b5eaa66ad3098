import type { Action } from '../../protocol/step.ts';
import type { ModelledStep } from '../../protocol/manifest.ts';
import { revisionOf } from '../../protocol/revision.ts';
import type { WalkthroughResult } from '../result.ts';
import { openPage } from '../page/open-page.ts';
import { ensureServersRun } from '../walk/run-in-background.ts';
import type { ArrivedPage, Tell, PageWay } from '../walk/walk-quickstart.ts';
import { hasSeenGoal, type Walk } from '../walk/walk.ts';
import { goalNotShown, goalUnknown, variantGone } from './foreign-errors.ts';
import type { ForeignPage } from './foreign-page.ts';
import type { Said } from './mark-page.ts';
import { openForeignPage } from './open-foreign-page.ts';
import { pressTab } from './press-tabs.ts';
import { chooseForeignVariant, readForeignPage } from './read-foreign-page.ts';
import { loosened } from './page-goal.ts';

/** A page of others that is to be walked. */
export interface WantedPage extends Said {
  url: string;
  title: string;
  /** Id of the variant, as it was read before. */
  variant: string;
  /** Enter is pressed at questions that the page does not answer. */
  takesDefaults: boolean;
}

interface ForeignWalk {
  walk: Walk;
  tell: Tell;
  wanted: WantedPage;
}

/** The way to a page of others: it is opened at its address, and judged by what is known of its goal. */
export function foreignWay(foreign: ForeignWalk): PageWay {
  let addresses: readonly string[] = [];
  return {
    arrive: async (result) => {
      const read = await foreign.tell(`Open ${foreign.wanted.url}`, () => arrive(foreign));
      addresses = read.addresses;
      foreign.walk.reveal = async (block) => {
        const tab = read.files.get(block);
        if (tab !== undefined) await pressTab(foreign.walk.page, tab);
      };
      return pageOf(foreign, read, result);
    },
    finish: async (result) => {
      const { defaults } = foreign.walk;
      if (defaults && defaults.taken > 0) result.warnings.push(defaultsTaken(defaults.taken));
      await finish(foreign, addresses);
    },
  };
}

function defaultsTaken(count: number): string {
  return `Enter was pressed at ${count} ${count === 1 ? 'question' : 'questions'} of which the page does not say how it is answered.`;
}

async function arrive({ walk, wanted }: ForeignWalk): Promise<ForeignPage> {
  const { page, patience } = walk;
  const { url, variant: id } = wanted;
  await openForeignPage(page, { url, timeoutMs: patience.pageMs });
  const read = await readForeignPage(page, wanted);
  const variant = read.variants.find((one) => one.id === id);
  const choices = (variant?.choices ?? []).map(({ key, value }) => [key, value] as const);
  // Whatever was pressed to read the others, this one is shown from here on.
  await chooseForeignVariant(page, wanted, Object.fromEntries(choices));
  return read;
}

function pageOf(
  { walk, wanted }: ForeignWalk,
  read: ForeignPage,
  result: WalkthroughResult,
): ArrivedPage {
  const variant = read.variants.find(({ id }) => id === wanted.variant);
  if (!variant)
    throw variantGone.at({ location: { file: walk.source } }, wanted.url, wanted.variant);
  const { steps } = variant;
  result.revision = revisionOf(wanted.goal ?? '', steps);
  return { steps: steps.map(comparable), modelled: steps };
}

/** What a writer who knew of no patterns shows is compared by what is the same in every run. */
function comparable(step: ModelledStep): ModelledStep {
  return { ...step, actions: step.actions.map(comparableAction) };
}

function comparableAction(action: Action): Action {
  if (action.kind !== 'run') return action;
  const loosen = <T extends { text: string }>(output: T): T => ({
    ...output,
    text: loosened(output.text),
  });
  return {
    ...action,
    ...(action.output && { output: loosen(action.output) }),
    ...(action.shown && {
      shown: action.shown.map(({ line, output }) => ({ line, output: loosen(output) })),
    }),
  };
}

/** What serves has shown all that it shows of itself when nothing more came for so long. */
const quietMs = 5_000;

async function finish({ walk, wanted }: ForeignWalk, addresses: readonly string[]): Promise<void> {
  const location = { file: walk.source };
  ensureServersRun(walk);
  if (wanted.goal === undefined) throw goalUnknown.at({ location }, wanted.url);
  for (const { terminal } of walk.background) {
    await terminal.waitFor(
      () => (hasSeenGoal(walk) || terminal.quietMs >= quietMs ? true : undefined),
      walk.patience.readyMs,
    );
  }
  if (hasSeenGoal(walk)) return;
  for (const url of walk.background.length > 0 ? addresses : []) {
    if (await showsGoal(walk, url)) return;
  }
  ensureServersRun(walk);
  throw goalNotShown.at({ location }, wanted.goal, addresses);
}

/** Whether a page that the reader is told of shows the goal. */
function showsGoal(walk: Walk, url: string): Promise<boolean> {
  const opened = openPage({
    context: walk.context,
    url,
    // Within a line, as in a terminal.
    expected: `[..]${walk.goal}[..]`,
    timeoutMs: walk.patience.pageMs,
    isStarting: true,
    step: '',
    location: { file: walk.source },
    keepPicture: (picture) => {
      walk.openedPicture = picture;
    },
  });
  return opened.then(
    () => true,
    () => false,
  );
}
