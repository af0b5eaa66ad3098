import type { TimeWindow } from '../protocol/received-event.ts';
import {
  againstAll,
  againstInvalid,
  sinceInvalid,
  untilInvalid,
  windowEmpty,
  windowsOverlap,
} from './errors.ts';

const dayMs = 86_400_000;

/** How far a report looks back when nobody says. */
export const usualSince = '30d';

/**
 * A window as people write it: `since` and `until` are dates (`2026-01-01`, midnight UTC) or so
 * many days ago (`30d`); `since` may be `all`. Without `until` it ends after `nowMs`.
 *
 * @throws MeantimeError `since-invalid`, `until-invalid`, `window-empty`
 */
export function parseWindow(since: string, until: string | undefined, nowMs: number): TimeWindow {
  const fromMs = since === 'all' ? 0 : parseTime(since, nowMs);
  if (fromMs === undefined) throw sinceInvalid(since);
  // The end does not belong to the window, and what came this very millisecond should.
  const toMs = until === undefined ? nowMs + 1 : parseTime(until, nowMs);
  if (toMs === undefined) throw untilInvalid(until ?? '');
  if (toMs <= fromMs) throw windowEmpty(since, until ?? 'this moment');
  return { fromMs, toMs };
}

function parseTime(text: string, nowMs: number): number | undefined {
  const days = /^(\d{1,4})d$/.exec(text)?.[1];
  if (days !== undefined) return nowMs - Number(days) * dayMs;
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return undefined;
  const midnightMs = Date.parse(`${text}T00:00:00Z`);
  // Some engines read 30 February as 2 March.
  const isDate = Number.isFinite(midnightMs) && renderDate(midnightMs) === text;
  return isDate ? midnightMs : undefined;
}

/** `2026-01-31`, in UTC. */
export function renderDate(timeMs: number): string {
  return new Date(timeMs).toISOString().slice(0, 10);
}

/** `2026-01-01 to 2026-01-31`, both days counted; `until 2026-01-31` for all there is. */
export function renderWindow({ fromMs, toMs }: TimeWindow): string {
  const last = renderDate(toMs - 1);
  return fromMs === 0 ? `until ${last}` : `${renderDate(fromMs)} to ${last}`;
}

/**
 * The window that another one is compared with, as long as that: `before` for the time right before
 * it, or its beginning as people write it.
 *
 * @throws MeantimeError `against-invalid`, `windows-overlap`
 */
export function parseAgainst(text: string, window: TimeWindow, nowMs: number): TimeWindow {
  const { fromMs, toMs } = window;
  if (fromMs === 0) throw againstAll();
  const startMs = text === 'before' ? windowBefore(window)?.fromMs : parseTime(text, nowMs);
  if (startMs === undefined) throw againstInvalid(text);
  if (startMs > nowMs) throw againstInvalid(text);
  // The end of a window that lasts until now is a millisecond later, so that what came now is in it.
  const lengthMs = Math.max(1, toMs > nowMs ? nowMs - fromMs : toMs - fromMs);
  const other = { fromMs: startMs, toMs: startMs + lengthMs };
  if (other.fromMs < toMs && fromMs < other.toMs) {
    throw windowsOverlap(renderWindow(window), renderWindow(other));
  }
  return other;
}

/** As long a time before a window; undefined where it begins with all there is. */
export function windowBefore({ fromMs, toMs }: TimeWindow): TimeWindow | undefined {
  return fromMs === 0 ? undefined : { fromMs: Math.max(0, 2 * fromMs - toMs), toMs: fromMs };
}
