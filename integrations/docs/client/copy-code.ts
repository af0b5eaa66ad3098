import { markup } from '../../../src/protocol/markup.ts';
import { announce } from './announce.ts';

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
  try {
    await navigator.clipboard.writeText(code.textContent);
    show(button, 'Copied');
  } catch {
    // Not a secure context, or the reader said no: one key is left to press.
    getSelection()?.selectAllChildren(code);
    show(button, 'Press Ctrl+C');
  }
}

function show(button: HTMLElement, text: string): void {
  announce(text);
  button.textContent = text;
  button.dataset['state'] = 'done';
  setTimeout(() => {
    button.textContent = 'Copy';
    delete button.dataset['state'];
  }, shownForMs);
}
