import { renderDuration } from '../../protocol/duration.ts';
import { printable } from '../../text/printable.ts';
import { lineOn, type Screen } from './progress-line.ts';
import type { WalkEvent } from './walk-event.ts';

export interface Progress {
  show: (event: WalkEvent) => void;
  /** Leaves the screen as a person expects it. */
  end: () => void;
}

/**
 * Shows which step and which command is under way. Of several walkthroughs at once, one is shown as
 * it goes on; what comes of the others is shown when it has ended.
 */
export function progressOn(screen: Screen): Progress {
  const line = lineOn(screen);
  /** What is still to be shown of each walkthrough that was begun; the first is shown as it goes on. */
  const begun = new Map<string, WalkEvent[]>();
  /** The room that each was last begun in, by its title. */
  const rooms = new Map<string, number>();

  let planned = 0;
  let headed = 0;

  const headingOf = ({ title, room }: Extract<WalkEvent, { type: 'walk-begin' }>): string => {
    if (room > 0) return `\n${printable(title)}, again in a fresh room\n`;
    headed += 1;
    return `\n${printable(title)}${planned > 1 ? ` (${headed} of ${planned})` : ''}\n`;
  };
  const showOne = (event: WalkEvent) => {
    if (event.type === 'step-begin') {
      line.begin(`${'  '.repeat(event.depth + 1)}${printable(event.title)}`);
    }
    if (event.type === 'step-end') {
      line.close(`  ${event.failed ? 'broken after ' : ''}${renderDuration(event.durationMs)}`);
    }
    if (event.type === 'walk-end') line.close('');
  };
  /** Those of the first walkthrough; when it has ended, those of the next. */
  const catchUp = () => {
    for (const [key, events] of begun) {
      for (const event of events.splice(0)) {
        // One that is skipped never comes to a step, and is not spoken of.
        if (isSkipped(event)) {
          headed -= 1;
          planned -= 1;
        }
        if (event.type === 'walk-begin') line.announce(headingOf(event));
        else showOne(event);
        if (event.type === 'walk-end') begun.delete(key);
      }
      if (begun.has(key)) return;
    }
  };
  return {
    show(event) {
      if (event.type === 'error') return;
      if (event.type === 'plan') {
        planned = event.walks;
        return;
      }
      const isStep = event.type === 'step-begin' || event.type === 'step-end';
      const title = isStep ? event.walk : event.title;
      if (event.type === 'walk-begin') rooms.set(title, event.room);
      const key = `${title} ${rooms.get(title) ?? 0}`;
      begun.set(key, [...(begun.get(key) ?? []), event]);
      catchUp();
    },
    end() {
      line.close('');
    },
  };
}

function isSkipped(event: WalkEvent): boolean {
  return event.type === 'walk-end' && event.status === 'skipped';
}
