import { markup } from '../../../src/protocol/markup.ts';
import { copiedText } from '../../../src/protocol/copied-text.ts';
import { announce, type Announcement } from './announce.ts';

const shownForMs = 2_000;

/** Puts the code of a block on the clipboard when its button is pressed. */
export function copyCode(): void {
  document.addEventListener('click', (event) => {
    const target = event.target instanceof Element ? event.target : undefined;
    const button = target?.closest<HTMLElement>(`[${markup.copy}]`);
    const code = button?.closest('figure')?.querySelector('pre code');
    if (button && code) void copy(button, code);
  });
}

async function copy(button: HTMLElement, code: Element): Promise<void> {
  const kind = button.getAttribute(markup.copies);
  try {
    await navigator.clipboard.writeText(copiedText(code.textContent, kind));
    show(button, 'copied');
  } catch {
    // Not a secure context, or the reader said no: one key is left to press.
    getSelection()?.selectAllChildren(code);
    show(button, 'pressKeys');
  }
}

function show(button: HTMLElement, outcome: Announcement): void {
  // What it says while nothing has happened.
  const label = (button.dataset['label'] ??= button.textContent);
  button.textContent = announce(outcome);
  button.setAttribute(markup.copy, outcome);
  setTimeout(() => {
    button.textContent = label;
    button.setAttribute(markup.copy, '');
  }, shownForMs);
}
