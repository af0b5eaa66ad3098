import { markup } from '../../../src/protocol/markup.ts';
import { copiedText } from '../../../src/protocol/copied-text.ts';
import { announce, type Announcement } from './announce.ts';

const shownForMs = 2_000;

const pageButton = 'data-meantime-copy-page';

/** Puts the code of a block, or the whole page as Markdown, on the clipboard when its button is pressed. */
export function copyCode(): void {
  document.addEventListener('click', (event) => {
    const target = event.target instanceof Element ? event.target : undefined;
    const button = target?.closest<HTMLElement>(`[${markup.copy}],[${pageButton}]`);
    if (!button) return;
    const page = button.getAttribute(pageButton);
    const shown = page
      ? document.querySelector('.prose')
      : button.closest('figure')?.querySelector('pre code');
    if (!shown) return;
    const text = copiedText(shown.textContent, button.getAttribute(markup.copies));
    void copy(button, shown, () => (page ? writePage(page) : navigator.clipboard.writeText(text)));
  });
}

/** Begun at once, and filled in when it came: some browsers let a page write right after the press alone. */
function writePage(url: string): Promise<void> {
  const text = fetch(url).then(async (response) => {
    if (!response.ok) throw new Error(response.statusText);
    return new Blob([await response.text()], { type: 'text/plain' });
  });
  return navigator.clipboard.write([new ClipboardItem({ 'text/plain': text })]);
}

async function copy(
  button: HTMLElement,
  shown: Element,
  write: () => Promise<void>,
): Promise<void> {
  try {
    await write();
    show(button, 'copied');
  } catch {
    // Not a secure context, or the reader said no: one key is left to press.
    getSelection()?.selectAllChildren(shown);
    show(button, 'pressKeys');
  }
}

function show(button: HTMLElement, outcome: Announcement): void {
  // What it says while nothing has happened.
  const label = (button.dataset['label'] ??= button.textContent);
  button.textContent = announce(outcome);
  const isBlock = button.hasAttribute(markup.copy);
  if (isBlock) button.setAttribute(markup.copy, outcome);
  setTimeout(() => {
    button.textContent = label;
    if (isBlock) button.setAttribute(markup.copy, '');
  }, shownForMs);
}
