import { copiedText } from './copied-text.ts';
import { markup } from './markup.ts';
import type { PageElement } from './page.ts';
import { findPlaceholders } from './placeholders.ts';
import { languageOf, readFence } from './read-fence.ts';
import { shellOf } from './shell-name.ts';
import { isSession, readSession, type SessionCommand } from './session.ts';
import type { Action, ExpectedText, RunAction } from './step.ts';

/**
 * What a code block asks of the reader; undefined when it is only to be read or compared,
 * or when the markup lacks what its role needs.
 *
 * @param block index among the page's code blocks
 */
export function readAction(element: PageElement, block: number): Action | undefined {
  const { role, title = '', background, ready, fails, stop, keys } = readFence(element);
  const shown = readText(element);
  const text = copiedText(shown, ofButton(element, markup.copies));
  const place = { block, ...lineOf(element), ...includedIn(element) };
  switch (role) {
    case 'run': {
      const shell = shellOf(languageOf(element));
      const recorded = isSession(languageOf(element), shown) ? readSession(shown) : undefined;
      const commands = recorded ? recorded.map((one) => one.text).join('\n') : text;
      return {
        ...{ kind: 'run', text: commands, background },
        ...(ready ? { ready } : {}),
        ...(shell !== 'bash' && { shell }),
        ...(fails ? { fails } : {}),
        ...(stop && { stop }),
        ...(recorded ? sessionOf(recorded, place) : linesKept(element, shown)),
        ...place,
        placeholders: findPlaceholders(commands),
      };
    }
    case 'save': {
      if (!title) return undefined;
      const placeholders = findPlaceholders(`${title}\n${text}`);
      const replaced = ofButton(element, markup.replaces);
      const before = replaced === null ? {} : { before: copiedText(shown, replaced) };
      return { kind: 'save', file: title, text, ...before, ...place, placeholders };
    }
    case 'open': {
      const output = readExpected(element, block);
      const placeholders = findPlaceholders(title);
      return title ? { kind: 'open', url: title, output, ...place, placeholders } : undefined;
    }
    case 'answer':
      return {
        kind: 'answer',
        prompt: title,
        text,
        ...(keys && { keys }),
        ...place,
        // Names of keys look like what a reader replaces.
        placeholders: keys ? [] : findPlaceholders(text),
      };
    default:
      return undefined;
  }
}

/** What the button that copies the block says of it; null where there is none, or it says nothing. */
function ofButton(element: PageElement, name: string): string | null {
  const button = element.closest('figure')?.querySelector(`[${markup.copy}]`);
  return button?.getAttribute(name) ?? null;
}

/** Where the lines of what is copied stand, if that is not all of the block. */
function linesKept(element: PageElement, shown: string): Pick<RunAction, 'lines'> {
  const copies = ofButton(element, markup.copies);
  if (copies === null) return {};
  const indexes = shown.split('\n').map((_line, index) => String(index));
  return { lines: copiedText(indexes.join('\n'), copies).split('\n').map(Number) };
}

function sessionOf(
  recorded: readonly SessionCommand[],
  { block, line, included }: { block: number; line?: number; included?: object },
): Pick<RunAction, 'shown' | 'lines'> {
  const lines: number[] = [];
  const shown: RunAction['shown'] = [];
  for (const { text, line: first, shown: printed, shownLine } of recorded) {
    const at = line === undefined ? {} : { line: included ? line : line + 1 + shownLine };
    if (printed !== '') shown.push({ line: lines.length, output: { text: printed, block, ...at } });
    lines.push(...text.split('\n').map((_, index) => first + index));
  }
  return { ...(shown.length > 0 && { shown }), lines };
}

/** What a block of code says that is printed or shown: an output, or what a session has of them. */
export function shownBy(element: PageElement): string | undefined {
  const { role } = readFence(element);
  const text = readText(element);
  if (role === 'output' || role === 'open') return text;
  if (role !== 'run' || !isSession(languageOf(element), text)) return undefined;
  return readSession(text)
    .map(({ shown }) => shown)
    .join('\n');
}

/** The block as text to compare with. */
export function readExpected(element: PageElement, block: number): ExpectedText {
  return { text: readText(element), block, ...lineOf(element) };
}

/** Lines, without their numbers, of a highlighter that makes boxes of them and no line feeds between. */
export const framedLine = '.ec-line .code';

/** The code as shown, without the last line feed. */
export function readText(element: PageElement): string {
  const code = element.querySelector('code') ?? element;
  const lines = Array.from(code.querySelectorAll(framedLine), ({ textContent }) =>
    (textContent ?? '').replace(/\n$/, ''),
  );
  const text = lines.length > 0 ? lines.join('\n') : (code.textContent ?? '');
  return text.replace(/\r\n?/g, '\n').replace(/\n$/, '');
}

/** Line in the source file that the element says it has. */
export function readLine(element: PageElement): number | undefined {
  const text = element.getAttribute(markup.line) ?? '';
  return /^[1-9]\d{0,8}$/.test(text) ? Number(text) : undefined;
}

function includedIn(element: PageElement): { included?: { file: string; line: number } } {
  const [, file, line] =
    /^(.+):([1-9]\d{0,8})$/.exec(element.getAttribute(markup.file) ?? '') ?? [];
  return file === undefined ? {} : { included: { file, line: Number(line) } };
}

function lineOf(element: PageElement): { line?: number } {
  const line = readLine(element);
  return line === undefined ? {} : { line };
}
