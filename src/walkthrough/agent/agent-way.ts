import type { SourceLocation } from '../../protocol/errors.ts';
import type { Quickstart, Variant } from '../../protocol/manifest.ts';
import type { Need } from '../../protocol/need.ts';
import { readQuickstart, type ReadQuickstart } from '../../protocol/read-steps.ts';
import { siteUnreachable } from '../errors.ts';
import { chooseVariant } from '../page/choose-variant.ts';
import { compareCopied } from '../page/compare-copied.ts';
import { copyBlock } from '../page/copy-block.ts';
import { readLiveQuickstart } from '../page/live-quickstart.ts';
import type { WalkthroughResult } from '../result.ts';
import {
  demandGoal,
  homeOfLanguage,
  type ArrivedPage,
  type PageWay,
  type Tell,
} from '../walk/walk-quickstart.ts';
import { locate, type Asked, type Walk } from '../walk/walk.ts';
import { twinDiffers, twinIsNoQuickstart } from './agent-errors.ts';
import { findTwin, type AgentAnswer } from './find-twin.ts';
import { mergeSteps } from './merge-steps.ts';
import { readTwin } from './read-twin.ts';

interface AgentWay {
  walk: Walk;
  tell: Tell;
  quickstart: Quickstart;
  variant: Variant;
  /** Address of the site's home page, with a slash at its end. */
  homeUrl: string;
}

/** So many requests lead to the quickstart's Markdown. */
const requests = 2;

/**
 * The way of an assistant: from `llms.txt` to the Markdown of the quickstart, which is all that it
 * goes by. The page is open beside it, so that what its readers get is known to be the same.
 */
export function agentWay(agent: AgentWay): PageWay {
  return {
    arrive: async (result) => {
      const twin = await find(agent);
      result.clicksToFind = requests;
      const page = await openPage(agent, result);
      demandSame(agent, twin);
      const { source } = agent.quickstart;
      const steps = mergeSteps({ page: page.steps, twin: twin.steps, source });
      agent.walk.copy = (asked) => copyFromTwin(agent.walk, asked);
      return { steps, modelled: [] };
    },
    finish: (result) => {
      demandGoal(agent.walk, result);
      return Promise.resolve();
    },
  };
}

async function find({ walk, tell, quickstart, variant, homeUrl }: AgentWay) {
  const location: SourceLocation = { file: quickstart.source };
  const found = await tell('Find the quickstart in llms.txt', () =>
    findTwin({
      homeUrl: homeOfLanguage(quickstart, homeUrl),
      ...{ quickstart, location },
      get: (url) => get(walk, url),
    }),
  );
  const choices = (variant.choices ?? []).map(({ key, value }) => [key, value] as const);
  const twin = readQuickstart(readTwin(found.text), Object.fromEntries(choices));
  if (!twin) throw twinIsNoQuickstart.at({ location }, found.url);
  return twin;
}

async function get({ context, patience }: Walk, url: string): Promise<AgentAnswer> {
  const headers = { Accept: 'text/markdown, text/plain;q=0.9, */*;q=0.1' };
  const response = await context.request.get(url, { headers, timeout: patience.pageMs });
  const type = response.headers()['content-type'] ?? '';
  return { status: response.status(), type, text: await response.text() };
}

async function openPage(agent: AgentWay, result: WalkthroughResult): Promise<ArrivedPage> {
  const { walk, tell, quickstart, variant, homeUrl } = agent;
  const location = { file: quickstart.source };
  const { choices = [] } = variant;
  const url = new URL(quickstart.path.replace(/^\//, ''), homeUrl).href;
  return tell('Open the page beside it', async () => {
    const response = await walk.page.goto(url, { timeout: walk.patience.pageMs });
    await chooseVariant({ page: walk.page, choices, location });
    const live = await readLiveQuickstart(walk.page, choices);
    if (!live) throw siteUnreachable(url, `the server answered ${response?.status() ?? 'nothing'}`);
    result.revision = live.revision;
    return { steps: live.steps, modelled: [] };
  });
}

/** Of the frontmatter what decides how the walk goes. */
function demandSame({ quickstart, walk }: AgentWay, { meta }: ReadQuickstart): void {
  const location = { file: quickstart.source };
  const told = (goal: string, needs: readonly Need[]) =>
    `goal "${goal}", needs ${needs.map(({ name }) => name).join(', ') || 'nothing'}`;
  const page = told(quickstart.goal, walk.needs);
  const twin = told(meta.goal, meta.needs ?? []);
  if (page === twin) return;
  const difference = `  The page: ${page}.\n  Its Markdown: ${twin}.`;
  throw twinDiffers.at({ location }, 'In what it says of the quickstart,', difference);
}

/** The text of the Markdown, once it is known to be what the page's button gives. */
async function copyFromTwin(walk: Walk, asked: Asked): Promise<string> {
  const { step, action } = asked;
  const location = locate(walk, action);
  const isShell = action.kind === 'run';
  const { page } = walk;
  const { block } = action;
  const copied = await copyBlock({ page, block, isShell, step: step.title, location });
  const shown = 'text' in action ? action.text : '';
  const names = { expected: 'the Markdown', came: "the page's copy button" };
  const difference = compareCopied({ shown, copied, isShell, copies: null, names });
  if (difference === undefined) return shown;
  throw twinDiffers.at({ location }, `In the step "${step.title}"`, difference);
}
