import { renderDuration } from '../../protocol/duration.ts';
import { printable } from '../../text/printable.ts';
import type { WalkEvent } from './walk-event.ts';

export interface Progress {
  show: (event: WalkEvent) => void;
  /** Leaves the screen as a person expects it. */
  end: () => void;
}

interface Screen {
  write(text: string): unknown;
  isTTY?: boolean;
}

const frames = ['⠋', '⠙', '⠹', '⠸', '⠼', '⠴', '⠦', '⠧', '⠇', '⠏'];
const frameMs = 100;

/** Shows which step and which command is under way. */
export function progressOn(screen: Screen): Progress {
  /** The line that is still being written. */
  let open: string | undefined;
  let title: string | undefined;
  let timer: NodeJS.Timeout | undefined;

  const stopSpinning = () => {
    clearInterval(timer);
    timer = undefined;
    if (screen.isTTY && open !== undefined) screen.write(`\r\u001b[K${open}`);
  };
  const close = (rest: string) => {
    if (open === undefined) return;
    stopSpinning();
    screen.write(`${rest}\n`);
    open = undefined;
  };
  const begin = (line: string) => {
    close('');
    open = line;
    screen.write(line);
    if (!screen.isTTY) return;
    let frame = 0;
    timer = setInterval(() => {
      screen.write(`\r\u001b[K${line} ${frames[frame++ % frames.length] ?? ''}`);
    }, frameMs);
  };
  const show = (event: WalkEvent) => {
    if (event.type === 'walk-begin') title = event.title;
    if (event.type === 'step-begin') {
      // One that is skipped never comes to a step, and is not spoken of.
      if (title !== undefined) screen.write(`\n${printable(title)}\n`);
      title = undefined;
      begin(`${'  '.repeat(event.depth + 1)}${printable(event.title)}`);
    }
    if (event.type === 'step-end') {
      close(`  ${event.failed ? 'broken after ' : ''}${renderDuration(event.durationMs)}`);
    }
    if (event.type === 'walk-end') close('');
  };
  return {
    show,
    end() {
      close('');
    },
  };
}
