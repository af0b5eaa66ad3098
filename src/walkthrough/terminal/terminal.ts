import type { IPty } from '@lydell/node-pty';
import type { Terminal as Screen } from '@xterm/headless';
import type { ShellName } from '../../protocol/shell-name.ts';
import { loadWalkModule } from '../walk-packages.ts';
import { markCode, type Shell } from './shell.ts';
import { renderBetween, renderColoursBetween, type ScreenPlace } from './render-screen.ts';
import type { ScreenLine } from '../../protocol/screen-line.ts';

const columns = 120;
const rows = 40;
/** Number of the terminal's private mode. */
const bracketedPasteMode = 2004;
/** What depends on the time that has passed is looked at without anything shown. */
const lookEveryMs = 100;
const scrollbackLines = 50_000;
/** Ctrl+Space: sets a mark in line editors, and shows nothing. */
const silentKey = '\0';

/** One command that the shell accepted. */
export interface TerminalCommand {
  start: ScreenPlace;
  end?: ScreenPlace;
  /** Absent while it runs. */
  exitStatus?: number;
  /** How the parts of its last pipeline ended; empty while it runs. */
  partStatuses: readonly number[];
  /** What failed in it without deciding how it ended: `cd nowhere` in `cd nowhere; ls`. */
  failures: CommandFailure[];
  /** Programs in it that the shell did not find. */
  notFound: string[];
  /** Whether what was typed ahead was there when it began, and when it ended. */
  typedAhead: { atStart: boolean; atEnd?: boolean };
}

/** A command within a command line that failed. */
export interface CommandFailure {
  exitStatus: number;
  /** As the shell writes it. */
  command: string;
}

export interface ShellEnd {
  exitCode: number;
  signal: number | undefined;
}

export interface TerminalOptions {
  shell: Shell;
  nonce: string;
  /** Absolute. */
  folder: string;
  env: Record<string, string>;
  /** Monotonic clock in ms. */
  clock: () => number;
}

/** What a terminal wrote, for playing back. */
export interface Recording {
  columns: number;
  rows: number;
  /** When it was opened and when it was typed in, on the clock given. */
  openedAtMs: number;
  typedAtMs: number[];
  /** `[ms since it was opened, text]` */
  events: [number, string][];
}

/** A shell in a pseudo-terminal and the screen that shows it. */
export class Terminal {
  /** The commands accepted so far, oldest first. */
  readonly commands: TerminalCommand[] = [];
  readonly recording: Recording;
  /** Process id of the shell; also the id of its session. */
  readonly pid: number;
  /** The shell's working folder at its last prompt. */
  folder: string;
  /** Set when the shell is gone. */
  ended: ShellEnd | undefined;
  /** When the shell last came back to its prompt, on the clock given. */
  promptAtMs = 0;
  #shownAtMs: number;
  /** How the last command line ended; not zero also when the shell could not parse it. */
  lastExitStatus = 0;
  #isReading = false;
  #hasTypedAhead = false;
  #promptEnd: ScreenPlace | undefined;
  #atPrompt = false;
  readonly #options: TerminalOptions;
  readonly #screen: Screen;
  readonly #pty: IPty;
  readonly #waiting = new Set<() => void>();

  constructor(options: TerminalOptions) {
    const { shell, folder, env, clock } = options;
    this.#options = options;
    this.folder = folder;
    const { Terminal: HeadlessTerminal } = loadWalkModule('@xterm/headless');
    this.#screen = new HeadlessTerminal({
      cols: columns,
      rows,
      scrollback: scrollbackLines,
      allowProposedApi: true,
    });
    this.#screen.parser.registerOscHandler(markCode, (data) => this.#onMark(data));
    // A line editor leaves the bracketed mode when Enter took the line.
    this.#screen.parser.registerCsiHandler({ prefix: '?', final: 'l' }, (parameters) => {
      if (parameters.includes(bracketedPasteMode)) this.#isReading = true;
      return false;
    });
    const { spawn } = loadWalkModule('@lydell/node-pty');
    this.#pty = spawn(shell.file, shell.args, {
      cols: columns,
      rows,
      cwd: folder,
      env: { ...env, ...shell.env },
    });
    this.pid = this.#pty.pid;
    const openedAtMs = clock();
    this.recording = { columns, rows, openedAtMs, typedAtMs: [], events: [] };
    this.#shownAtMs = openedAtMs;
    this.#pty.onData((data) => {
      this.recording.events.push([clock() - openedAtMs, data]);
      this.#shownAtMs = clock();
      this.#screen.write(data, () => {
        this.#reconsider();
      });
    });
    // Programs ask the terminal for its kind and its cursor, and wait for the answer.
    this.#screen.onData((answer) => {
      this.#write(answer);
    });
    this.#pty.onExit(({ exitCode, signal }) => {
      this.#screen.write('', () => {
        this.ended = { exitCode, signal };
        this.#reconsider();
      });
    });
  }

  /** Name of its shell. */
  get shell(): ShellName {
    return this.#options.shell.name;
  }

  /** True while the shell waits for a line and nothing typed is left to read. */
  get atPrompt(): boolean {
    return this.#atPrompt;
  }

  /** For how long nothing was shown. */
  get quietMs(): number {
    return this.#options.clock() - this.#shownAtMs;
  }

  /** A program has the whole screen to itself, as pagers and editors do. */
  get isFullScreen(): boolean {
    return this.#screen.buffer.active.type === 'alternate';
  }

  /** The line of the cursor, up to the cursor. */
  get textAtCursor(): string {
    const { baseY, cursorY, cursorX } = this.#screen.buffer.active;
    const line = this.#screen.buffer.active.getLine(baseY + cursorY);
    return line?.translateToString(true, 0, cursorX) ?? '';
  }

  /** Something stands behind the shell's prompt. */
  get hasTextAtPrompt(): boolean {
    return (
      this.#atPrompt &&
      this.textBetween(this.#promptEnd ?? this.here())
        .join('')
        .trim() !== ''
    );
  }

  /** Pastes as a terminal does: in brackets when the program asked for them. */
  paste(text: string): void {
    this.recording.typedAtMs.push(this.#options.clock());
    const typed = text.replaceAll(/\r?\n/g, '\r');
    const isBracketed = this.#screen.modes.bracketedPasteMode;
    this.#write(isBracketed ? `\u001b[200~${typed}\u001b[201~` : typed);
  }

  /** Types text and presses Enter. */
  enter(text = ''): void {
    this.#beginLine();
    this.#write(`${text}\r`);
  }

  /**
   * Presses Enter and, in the same moment, a key that says nothing to the shell. A terminal that does
   * not paste in brackets leaves what stands below a command where programs read: a command that
   * takes this key from there takes those lines.
   */
  enterTypingAhead(): void {
    this.#beginLine();
    this.#hasTypedAhead = true;
    // In one piece, so that it is there before the shell lets the terminal show what is typed.
    this.#write(`\r${silentKey}`);
  }

  /** Presses keys, as their codes. */
  press(keys: string): void {
    this.#write(keys);
  }

  /** What was shown since a place, or between two. */
  textBetween(from: ScreenPlace, to?: ScreenPlace): string[] {
    return renderBetween(this.#screen.buffer.active, from, to);
  }

  /** The same with its colours. */
  linesBetween(from: ScreenPlace, to?: ScreenPlace): ScreenLine[] {
    return renderColoursBetween(this.#screen.buffer.active, from, to);
  }

  /** The place where the cursor is. */
  here(): ScreenPlace {
    return { marker: this.#screen.registerMarker(0), column: this.#screen.buffer.active.cursorX };
  }

  /** The first value that `condition` gives, asked again whenever something was shown, and now and then; undefined when time is up. */
  waitFor<T>(condition: () => T | undefined, timeoutMs: number): Promise<T | undefined> {
    return new Promise((resolve) => {
      const finish = (value: T | undefined): void => {
        clearTimeout(timer);
        clearInterval(ticks);
        this.#waiting.delete(look);
        resolve(value);
      };
      const look = (): void => {
        const value = condition();
        if (value !== undefined) finish(value);
      };
      const timer = setTimeout(finish, timeoutMs, undefined);
      const ticks = setInterval(look, lookEveryMs);
      this.#waiting.add(look);
      look();
    });
  }

  /** Waits until the shell asks for a command, or is gone, or time is up. */
  async waitForPrompt(timeoutMs: number): Promise<'prompt' | 'ended' | 'timeout'> {
    const outcome = await this.waitFor(() => {
      if (this.ended) return 'ended' as const;
      return this.#atPrompt ? ('prompt' as const) : undefined;
    }, timeoutMs);
    return outcome ?? 'timeout';
  }

  /** Closes the terminal, as a person closes its window. */
  hangUp(): void {
    if (!this.ended) this.#pty.kill('SIGHUP');
  }

  #beginLine(): void {
    this.#isReading = false;
    this.#atPrompt = false;
    this.#hasTypedAhead = false;
  }

  #write(text: string): void {
    if (!this.ended) this.#pty.write(text);
  }

  #onMark(data: string): boolean {
    const [nonce, mark, status = '', ...rest] = data.split(';');
    if (nonce !== this.#options.nonce) return false;
    const exitStatus = Number(status);
    const [parts = '', pending = '', ...folder] = rest;
    if (mark === 'C' || mark === 'D') this.#endCommand(exitStatus, parts, pending === '1');
    if (mark === 'C') {
      const typedAhead = { atStart: pending === '1' };
      this.commands.push({
        start: this.here(),
        partStatuses: [],
        failures: [],
        notFound: [],
        typedAhead,
      });
    }
    if (mark === 'N') this.commands.at(-1)?.notFound.push([status, ...rest].join(';'));
    if (mark === 'E') this.#noteFailure({ exitStatus, command: unquoted(rest.join(';')) });
    if (mark === 'D') {
      this.lastExitStatus = exitStatus;
      this.folder = folder.join(';');
      this.promptAtMs = this.#options.clock();
      this.#isReading = pending === '0' || this.#hasTypedAhead;
    }
    // Only a prompt that the shell came back to counts, not one that is drawn again.
    if (mark === 'A' && this.#isReading) this.#atPrompt = true;
    if (mark === 'A') this.#promptEnd = this.here();
    return true;
  }

  #endCommand(exitStatus: number, parts: string, isPending: boolean): void {
    const last = this.commands.at(-1);
    if (!last || last.exitStatus !== undefined) return;
    last.exitStatus = exitStatus;
    last.partStatuses = parts.split(' ').map(Number);
    last.typedAhead.atEnd = isPending;
    last.end = this.here();
  }

  #noteFailure(failure: CommandFailure): void {
    const last = this.commands.at(-1);
    if (last?.exitStatus === undefined) last?.failures.push(failure);
  }

  #reconsider(): void {
    for (const look of [...this.#waiting]) look();
  }
}

/** What bash's `@Q` quoted. */
function unquoted(text: string): string {
  const plain = /^'(.*)'$/s.exec(text)?.[1];
  return plain === undefined ? text : plain.replaceAll(String.raw`'\''`, "'");
}
