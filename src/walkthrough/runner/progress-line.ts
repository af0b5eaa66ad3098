export interface Screen {
  write(text: string): unknown;
  isTTY?: boolean;
}

/** The last line of a screen, while it is being written. */
export interface ProgressLine {
  /** Shown above the next line that is begun; dropped where none is before the next announcement. */
  announce: (heading: string) => void;
  begin: (line: string) => void;
  /** Ends the line with a text; nothing where none is open. */
  close: (rest: string) => void;
}

const frames = ['⠋', '⠙', '⠹', '⠸', '⠼', '⠴', '⠦', '⠧', '⠇', '⠏'];
const frameMs = 100;

/** On a terminal what is under way has a sign that turns. */
export function lineOn(screen: Screen): ProgressLine {
  let open: string | undefined;
  let heading = '';
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
  return {
    close,
    announce(text) {
      heading = text;
    },
    begin(line) {
      close('');
      if (heading !== '') screen.write(heading);
      heading = '';
      open = line;
      screen.write(line);
      if (!screen.isTTY) return;
      let frame = 0;
      timer = setInterval(() => {
        screen.write(`\r\u001b[K${line} ${frames[frame++ % frames.length] ?? ''}`);
      }, frameMs);
    },
  };
}
