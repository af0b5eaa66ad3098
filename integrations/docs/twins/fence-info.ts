import { shellLanguages, type FenceWordName } from '../../../src/protocol/fence-words.ts';
import { checkMarkup } from '../../../src/protocol/markup.ts';
import type { PageElement } from '../../../src/protocol/page.ts';
import { readFence } from '../../../src/protocol/read-fence.ts';

/** What stands behind a fence that would be read as this block is: its language and words. */
export function fenceInfo(language: string, block: PageElement): string {
  const { role, title, background, ready, fails, stop, keys } = readFence(block);
  const words: (string | undefined)[] = [
    role === 'output' || role === 'open' ? word('output') : undefined,
    role === 'answer' ? word('answer', title) : undefined,
    title !== undefined && role !== 'answer' ? word('title', title) : undefined,
    role === 'run' && !shellLanguages.includes(language) ? word('run') : undefined,
    block.hasAttribute(checkMarkup.norun) ? word('norun') : undefined,
    background ? word('background') : undefined,
    ready === undefined ? undefined : word('ready', ready),
    fails === undefined ? undefined : word('fails', fails === 'any' ? '' : fails),
    stop ? word('stop') : undefined,
    keys ? word('keys') : undefined,
  ];
  const written = words.filter((one) => one !== undefined);
  // The first word is a language, whatever it says.
  const first = language === '' && written.length > 0 ? 'txt' : language;
  return [first, ...written].join(' ');
}

function word(name: FenceWordName, value = ''): string {
  if (value === '') return name;
  const quote = value.includes('"') ? "'" : '"';
  return `${name}=${quote}${value}${quote}`;
}
