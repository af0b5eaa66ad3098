import type { IBuffer } from '@xterm/headless';
import type { Film, FilmFrame } from '../../protocol/film.ts';
import { textOfLine, type ScreenLine } from '../../protocol/screen-line.ts';
import { trimmed } from '../terminal/render-screen.ts';
import { runsOf } from '../terminal/runs-of.ts';
import type { Recording } from '../terminal/terminal.ts';
import { loadWalkModule } from '../walk-packages.ts';
import { maskAcross } from '../workspace/mask-across.ts';
import { maskLines } from '../workspace/mask-lines.ts';

/** What comes within so long is one frame. */
const frameMs = 80;
/** Longer pauses are shortened to it: who watches need not wait for a download. */
const mostPauseMs = 1_500;
/** How long what was typed stands alone, and what was there before it. */
const readMs = 600;
/** How long the end stays. */
const endMs = 2_000;

type Filming = Pick<Film, 'quickstart' | 'locale' | 'variant' | 'revision' | 'walkedAtMs'> & {
  recordings: readonly Recording[];
  /** Steps by the moment at which they began, on the clock of the recordings. */
  steps: Film['steps'];
  secrets: readonly string[];
};

/** Plays recordings to terminals without a screen, one after the other as they were worked in. */
export async function makeFilm({ recordings, steps, secrets, ...walked }: Filming): Promise<Film> {
  const screens = recordings.map(openScreen);
  const shot: { frame: FilmFrame; realMs: number }[] = [];
  let rows: ScreenLine[] = [];
  let [filmMs, lastMs, restMs] = [0, 0, 0];
  for (const group of groupEvents(recordings, secrets)) {
    await Promise.all(group.events.map(({ screen, text }) => write(screens[screen], text)));
    const active = screens[activeAt(recordings, group.atMs)];
    if (!active) continue;
    const next = maskLines(visibleRows(active.buffer.active, active.rows), secrets);
    const changes = changedRows(rows, next);
    rows = next;
    if (changes.length === 0) continue;
    const leastMs = Math.max(restMs, group.isTyped ? readMs : 0);
    if (shot.length > 0) filmMs += Math.min(Math.max(group.atMs - lastMs, leastMs), mostPauseMs);
    [lastMs, restMs] = [group.atMs, group.isTyped ? readMs : 0];
    shot.push({ frame: { atMs: Math.round(filmMs), changes }, realMs: group.atMs });
  }
  for (const screen of screens) screen.dispose();
  const frames = shot.map(({ frame }) => frame);
  const changed = frames.flatMap(({ changes }) => changes);
  const atMsOf = (realMs: number) =>
    shot.find((one) => one.realMs >= realMs)?.frame.atMs ?? Math.round(filmMs);
  return {
    ...{ v: 1, ...walked },
    columns: Math.max(40, ...changed.map(([, line]) => textOfLine(line).length)),
    rows: Math.max(4, ...changed.map(([row, line]) => (line.length === 0 ? 0 : row + 1))),
    durationMs: Math.round(filmMs) + endMs,
    steps: steps.map(({ title, atMs }) => ({ title, atMs: atMsOf(atMs) })),
    frames,
  };
}

type Projector = ReturnType<typeof openScreen>;

function openScreen({ columns, rows }: Recording) {
  const { Terminal } = loadWalkModule('@xterm/headless');
  return new Terminal({ cols: columns, rows, scrollback: 0, allowProposedApi: true });
}

function write(screen: Projector | undefined, text: string): Promise<void> {
  return new Promise((resolve) => {
    if (screen) screen.write(text, resolve);
    else resolve();
  });
}

interface EventGroup {
  /** On the clock of the recordings. */
  atMs: number;
  /** The first after something was typed: how it looks when it is typed. */
  isTyped: boolean;
  events: { screen: number; text: string }[];
}

/** What all terminals wrote, in its order, what came together in one group. */
function groupEvents(recordings: readonly Recording[], secrets: readonly string[]): EventGroup[] {
  const events = recordings.flatMap(({ openedAtMs, events: own }, screen) => {
    const texts = maskAcross(
      own.map(([, text]) => text),
      secrets,
    );
    return own.map(([ms], index) => ({ atMs: openedAtMs + ms, screen, text: texts[index] ?? '' }));
  });
  const typed = recordings.flatMap(({ typedAtMs }) => typedAtMs).sort((a, b) => a - b);
  const groups: EventGroup[] = [];
  for (const { atMs, ...event } of events.sort((a, b) => a.atMs - b.atMs)) {
    const last = groups.at(-1);
    const isTyped = typed.length > 0 && (typed[0] ?? 0) <= atMs;
    while (typed.length > 0 && (typed[0] ?? 0) <= atMs) typed.shift();
    const goesOn = last && !last.isTyped && !isTyped && atMs - last.atMs < frameMs;
    if (goesOn) last.events.push(event);
    else groups.push({ atMs, isTyped, events: [event] });
  }
  return groups;
}

/** The terminal in which the newcomer worked last. */
function activeAt(recordings: readonly Recording[], atMs: number): number {
  const last = (recording: Recording | undefined) =>
    recording?.typedAtMs.findLast((typedMs) => typedMs <= atMs) ?? -1;
  return recordings.reduce(
    (best, recording, index) => (last(recording) > last(recordings[best]) ? index : best),
    0,
  );
}

function visibleRows(buffer: IBuffer, rows: number): ScreenLine[] {
  return Array.from({ length: rows }, (_, index) => {
    const line = buffer.getLine(buffer.baseY + index);
    return line ? trimmed(runsOf(line, 0)) : [];
  });
}

function changedRows(
  before: readonly ScreenLine[],
  after: readonly ScreenLine[],
): FilmFrame['changes'] {
  return after.flatMap((line, row): FilmFrame['changes'] =>
    JSON.stringify(line) === JSON.stringify(before[row] ?? []) ? [] : [[row, line]],
  );
}
