import { renderLocation } from '../../protocol/errors.ts';
import type { Action, OpenAction, SaveAction } from '../../protocol/step.ts';
import { openPage } from '../page/open-page.ts';
import type { ActionResult } from '../result.ts';
import { saveFile } from '../workspace/save-file.ts';
import { runCommands } from './run-commands.ts';
import { ensureServersRun, runInBackground } from './run-in-background.ts';
import { plainLine } from '../../protocol/screen-line.ts';
import { copyFilled, fill, locate, noteScene, type Asked, type Walk } from './walk.ts';

/**
 * Does what a block asks, as a reader would.
 *
 * @returns one result for the block and one for each answer that belongs to it
 * @throws MeantimeError when the page is wrong
 */
export async function doAction(walk: Walk, asked: Asked): Promise<ActionResult[]> {
  ensureServersRun(walk);
  const { step, action, answers = [] } = asked;
  switch (action.kind) {
    case 'run':
      if (action.background) return [await runInBackground(walk, { step, action })];
      return runCommands(walk, { step, action, answers });
    case 'save':
      return [await saveBlock(walk, { step, action })];
    case 'open':
      return [await openAddress(walk, { step, action })];
    case 'answer':
      // Answers go with the command that asks; one without a command asks for nothing.
      return [];
  }
}

async function saveBlock(
  walk: Walk,
  asked: Asked<Extract<Action, SaveAction>>,
): Promise<ActionResult> {
  const { step, action } = asked;
  const location = locate(walk, action);
  const text = await copyFilled(walk, asked);
  const startMs = walk.clock();
  const file = fill(walk, action.file, asked);
  const { workspace } = walk;
  const folder = (walk.free ?? walk.terminals.at(-1))?.folder ?? workspace.folder;
  saveFile({
    file,
    text,
    ...(action.before !== undefined && { before: fill(walk, action.before, asked) }),
    folder,
    home: workspace.home,
    step: step.title,
    location,
  });
  for (const known of walk.files) if (known.file === action.file) known.isSaved = true;
  const shown = text.split('\n').map(plainLine);
  noteScene(walk, asked, { kind: 'save', typed: file, shown });
  return resultOf(action, walk.clock() - startMs);
}

async function openAddress(
  walk: Walk,
  asked: Asked<Extract<Action, OpenAction>>,
): Promise<ActionResult> {
  const { step, action } = asked;
  const startMs = walk.clock();
  const url = fill(walk, action.url, asked);
  const server = walk.background.at(-1);
  let text = '';
  try {
    text = await openPage({
      context: walk.context,
      url,
      expected: action.output.text,
      timeoutMs: walk.patience.pageMs,
      isStarting: walk.background.some(({ isReady }) => !isReady),
      step: step.title,
      location: locate(walk, action),
      server: server && renderLocation(server.location),
      keepPicture: (picture) => {
        walk.openedPicture = picture;
      },
    });
  } catch (error) {
    // A server that died is why its page does not open.
    ensureServersRun(walk);
    throw error;
  } finally {
    const shown = text === '' ? [] : text.split('\n').map(plainLine);
    noteScene(walk, asked, { kind: 'open', typed: url, shown });
  }
  return resultOf(action, walk.clock() - startMs);
}

function resultOf({ kind, line }: Action, machineMs: number): ActionResult {
  return { kind, ...(line === undefined ? {} : { line }), machineMs: Math.round(machineMs) };
}
