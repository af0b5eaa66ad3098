import { markup } from './markup.ts';
import type { PageElement } from './page.ts';
import { findPlaceholders } from './placeholders.ts';
import { readFence } from './read-fence.ts';
import type { Action, ExpectedText } from './step.ts';

/**
 * What a code block asks of the reader; undefined when it is only to be read or compared,
 * or when the markup lacks what its role needs.
 *
 * @param block index among the page's code blocks
 */
export function readAction(element: PageElement, block: number): Action | undefined {
  const { role, title = '', background, ready } = readFence(element);
  const text = readText(element);
  const place = { block, ...lineOf(element) };
  switch (role) {
    case 'run': {
      const placeholders = findPlaceholders(text);
      return { kind: 'run', text, background, ...(ready ? { ready } : {}), ...place, placeholders };
    }
    case 'save': {
      const placeholders = findPlaceholders(`${title}\n${text}`);
      return title ? { kind: 'save', file: title, text, ...place, placeholders } : undefined;
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
        ...place,
        placeholders: findPlaceholders(text),
      };
    default:
      return undefined;
  }
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

function lineOf(element: PageElement): { line?: number } {
  const line = readLine(element);
  return line === undefined ? {} : { line };
}
