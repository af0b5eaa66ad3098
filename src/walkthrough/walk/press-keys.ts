import type { Terminal } from '../terminal/terminal.ts';

/** A key that shows nothing is taken all the same. */
const answerMs = 300;

/** Presses keys one after the other, each when what the one before it did is shown. */
export async function pressKeys(terminal: Terminal, codes: readonly string[]): Promise<void> {
  for (const code of codes) {
    const { length } = terminal.recording.events;
    terminal.press(code);
    await terminal.waitFor(
      () => (terminal.recording.events.length > length ? true : undefined),
      answerMs,
    );
  }
}
