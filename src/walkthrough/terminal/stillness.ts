import { readForeground } from './foreground.ts';
import type { Terminal } from './terminal.ts';

/** What the programs of a terminal do while it shows nothing more. */
export interface Still {
  /** For how long they have used no processor and had no connection. */
  stillMs: number;
  /** They read what is typed. */
  isReading: boolean;
  /** TCP ports on which they listen. */
  ports: readonly number[];
}

/** Reading all of /proc takes some milliseconds. */
const lookEveryMs = 1_000;
/** What timers and caches of a program at rest may use of the time. */
const restShare = 0.02;
/** How long a tick is (`getconf CLK_TCK` is 100 on Linux). */
const tickMs = 10;

/** Watches what runs in front of a terminal, for programs that show nothing whether they work or not. */
export class Stillness {
  readonly #terminal: Terminal;
  readonly #clock: () => number;
  #lookedAtMs = -Infinity;
  #since: { atMs: number; ticks: number } | undefined;
  #found: Still | undefined;

  constructor(terminal: Terminal, clock: () => number) {
    this.#terminal = terminal;
    this.#clock = clock;
  }

  /** Undefined while something works, and where nothing can be known of it, as on macOS. */
  look(): Still | undefined {
    const nowMs = this.#clock();
    if (nowMs - this.#lookedAtMs < lookEveryMs) return this.#found;
    this.#lookedAtMs = nowMs;
    this.#found = this.#lookAt(nowMs);
    return this.#found;
  }

  #lookAt(nowMs: number): Still | undefined {
    const seen = readForeground(this.#terminal.pid);
    if (!seen || seen.isAtWork) {
      this.#since = undefined;
      return undefined;
    }
    const { ticks, isReading, ports } = seen;
    this.#since ??= { atMs: nowMs, ticks };
    const passedMs = nowMs - this.#since.atMs;
    const usedMs = (ticks - this.#since.ticks) * tickMs;
    if (usedMs < 0 || usedMs > Math.max(tickMs * 2, passedMs * restShare)) {
      this.#since = { atMs: nowMs, ticks };
    }
    return { stillMs: nowMs - this.#since.atMs, isReading, ports };
  }
}
