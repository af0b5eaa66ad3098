import type { BrowserContext, Page } from 'playwright';
import type { SourceLocation } from '../../protocol/errors.ts';
import type { FilmStep } from '../../protocol/film.ts';
import type { ShellName } from '../../protocol/shell-name.ts';
import type { MachineCounts } from '../../protocol/machine-counts.ts';
import type { Need } from '../../protocol/need.ts';
import type { Action, AnswerAction, RunAction, Step } from '../../protocol/step.ts';
import { readForeground } from '../terminal/foreground.ts';
import { nearMiss } from './near-miss.ts';
import { findCause } from '../output/find-cause.ts';
import { copyBlock } from '../page/copy-block.ts';
import type { Scene } from '../scene.ts';
import { textOfLine, type ScreenLine } from '../../protocol/screen-line.ts';
import type { ScreenPlace } from '../terminal/render-screen.ts';
import type { Terminal, TerminalCommand } from '../terminal/terminal.ts';
import type { AskedCommand } from '../tell-command.ts';
import { lackingProgram } from '../tools/lacking-program.ts';
import { linkMadePrograms, type Holdings } from '../tools/made-programs.ts';
import { fillPlaceholders, placeholderValues } from '../workspace/fill-placeholders.ts';
import { findMadeFile } from '../workspace/find-made-file.ts';
import { openTerminal } from '../workspace/open-terminal.ts';
import type { Workspace } from '../workspace/workspace.ts';

/** How long a newcomer waits before giving up. */
export interface Patience {
  /** For a command to come back to the prompt, or to ask what the page says. */
  commandMs: number;
  /** For a background command to get ready. */
  readyMs: number;
  /** For a server to end after Ctrl+C. */
  stopMs: number;
  /** For a page to open and show what it should. */
  pageMs: number;
}

export const usualPatience: Patience = {
  commandMs: 300_000,
  readyMs: 60_000,
  stopMs: 15_000,
  pageMs: 30_000,
};

/** A command that runs on in a terminal of its own. */
export interface BackgroundCommand {
  terminal: Terminal;
  command: TerminalCommand;
  text: string;
  step: string;
  location: SourceLocation;
  /** True when the page says when it is ready, and it was. */
  isReady: boolean;
}

/** A command that put something into the background of its terminal, where it stands. */
export interface StartedJob extends AskedCommand {
  location: SourceLocation;
  terminal: Terminal;
  /** Where it was typed. */
  from: ScreenPlace;
}

/** A file that the page asks to save. */
export interface ShownFile {
  file: string;
  /** Title of the step. */
  step: string;
  isSaved: boolean;
}

/** A walkthrough under way: the newcomer's machine and what has happened so far. */
export interface Walk {
  page: Page;
  context: BrowserContext;
  workspace: Workspace;
  /** What the page says that readers need; what its PATH is made of, where that is not empty. */
  needs: readonly Need[];
  /** What the machine's folders of programs held before the walk. */
  holdings: Holdings;
  patience: Patience;
  /** Where placeholders get their values. */
  env: Readonly<Record<string, string | undefined>>;
  /** The registry on loopback that the newcomer has, and the one that it asks. */
  registry?: { url: string; upstream: string };
  /** Monotonic clock in ms. */
  clock: () => number;
  /** Source file of the page. */
  source: string;
  /** The text that shows that it worked. */
  goal: string;
  /**
   * Of a page of others: shows what stands behind a tab. What has no copy button there is selected and
   * copied by hand, since the page promises none.
   */
  reveal?: (block: number) => Promise<void>;
  /** Enter is pressed at questions that the page does not answer, so often until now; absent where not. */
  defaults?: { taken: number };
  /** Where the words of a block come from, if not from the page's own button. */
  copy?: (asked: Asked) => Promise<string>;
  isGoalSeen: boolean;
  files: ShownFile[];
  /** All terminals, in the order in which they were opened. */
  terminals: Terminal[];
  /** The one whose prompt is free; absent until needed. */
  free: Terminal | undefined;
  background: BackgroundCommand[];
  /** Commands that put something into the background with `&`, oldest first. */
  jobs: StartedJob[];
  /** What the page's button gave last: the words of a page may have prompts and output besides. */
  copied?: string;
  /** Of a page that the reader was to open and that showed something else. */
  openedPicture?: Buffer;
  /** What was added since it was asked last; absent where nobody counts. */
  takeCounts?: () => MachineCounts;
  /** Values that must not be shown. */
  secrets: Set<string>;
  /** What was done, in its order. */
  scenes: NotedScene[];
  /** Steps by the moment at which they were begun, on `clock`. */
  begun: FilmStep[];
}

/** A scene as it is noted; what a background command prints is asked for at the end. */
export interface NotedScene extends Omit<Scene, 'shown'> {
  /** Id of the step. */
  step: string;
  shown: () => readonly ScreenLine[];
}

/** What a step asks for, where it stands. */
export interface Asked<A extends Action = Action> {
  step: Step;
  action: A;
  /** Of a command that asks: the answers that the page gives. */
  answers?: readonly Extract<Action, AnswerAction>[];
}

export type CommandBlock = Extract<Action, RunAction>;

export function locate(
  walk: Walk,
  { line, included }: { line?: number; included?: SourceLocation },
): SourceLocation {
  if (included) return included;
  return line === undefined ? { file: walk.source } : { file: walk.source, line };
}

/** A text of the page with the reader's own values in place of its placeholders. */
export function fill(walk: Walk, text: string, { step, action }: Asked): string {
  const { placeholders } = action;
  const location = locate(walk, action);
  const values = placeholderValues({ placeholders, env: walk.env, step: step.title, location });
  for (const value of values.values()) walk.secrets.add(value);
  return fillPlaceholders(text, values);
}

/** What a reader copies of a block, with the reader's own values in it. */
export async function copyFilled(walk: Walk, asked: Asked): Promise<string> {
  const copied = await (walk.copy ?? ((one: Asked) => copyByButton(walk, one)))(asked);
  walk.copied = copied;
  if (walk.needs.length > 0) linkMadePrograms(walk.holdings, walk.workspace.programs);
  return fill(walk, copied, asked);
}

async function copyByButton(walk: Walk, { step, action }: Asked): Promise<string> {
  await walk.reveal?.(action.block);
  return copyBlock({
    page: walk.page,
    block: action.block,
    isShell: action.kind === 'run',
    byHand: walk.reveal !== undefined,
    step: step.title,
    location: locate(walk, action),
  });
}

/** The terminal at whose prompt the newcomer works; another tab when all are taken. */
export async function freeTerminal(walk: Walk, shell: ShellName = 'bash'): Promise<Terminal> {
  const tabs = [walk.free, ...walk.terminals.toReversed()];
  const free = tabs.find((tab) => tab?.shell === shell && tab.atPrompt && !tab.ended);
  if (free) return (walk.free = free);
  const folder = (walk.free ?? walk.terminals.at(-1))?.folder ?? walk.workspace.folder;
  const terminal = await openTerminal(walk.workspace, { folder, clock: walk.clock, shell });
  walk.terminals.push(terminal);
  walk.free = terminal;
  return terminal;
}

/** What the commands printed, as the screen shows it. */
export function readOutput(terminal: Terminal, commands: readonly TerminalCommand[]): string[] {
  return commands.flatMap(({ start, end }) => terminal.textBetween(start, end));
}

/** The same with its colours. */
export function readScreen(terminal: Terminal, commands: readonly TerminalCommand[]): ScreenLine[] {
  return commands.flatMap(({ start, end }) => terminal.linesBetween(start, end));
}

export function causeOf(
  walk: Walk,
  command: string,
  printed: readonly string[],
): string | undefined {
  const { needs, workspace } = walk;
  const lacking = lackingProgram({ ...workspace, needs, printed });
  if (lacking?.whose === 'page') return lacking.hint;
  const { home, folder, env } = workspace;
  const here = (walk.free ?? walk.terminals.at(-1))?.folder ?? folder;
  const ports = walk.background.flatMap(
    ({ terminal }) => readForeground(terminal.pid)?.ports ?? [],
  );
  const near = nearMiss({ command, printed, path: env['PATH'] ?? '', folder: here, ports });
  if (near !== undefined) return near;
  const findMade = (path: string) => findMadeFile({ path, home, here });
  return findCause({ printed, saves: walk.files, findMade });
}

type Noted = Pick<Scene, 'kind' | 'typed' | 'shown'>;

/** Notes what was done and shown, and whether hello world was in it. */
export function noteScene(walk: Walk, { step, action }: Asked, { shown, ...done }: Noted): void {
  noteLasting(walk, { step, action }, { ...done, shown: () => shown });
  if (done.kind !== 'save' && showsGoal(walk, shown.map(textOfLine))) walk.isGoalSeen = true;
}

/** Notes what goes on showing something: it is asked for at the end. */
export function noteLasting(
  walk: Walk,
  { step, action }: Asked,
  scene: Omit<NotedScene, 'step' | 'line'>,
): void {
  const at = action.line === undefined ? {} : { line: action.line };
  walk.scenes.push({ step: step.id, ...at, ...scene });
}

/** True when hello world has appeared, in a background command's output too. */
export function hasSeenGoal(walk: Walk): boolean {
  return (
    walk.isGoalSeen ||
    walk.background.some(({ terminal }) => showsGoal(walk, readOutput(terminal, terminal.commands)))
  );
}

function showsGoal({ goal }: Walk, shown: readonly string[]): boolean {
  return shown.join('\n').includes(goal);
}
