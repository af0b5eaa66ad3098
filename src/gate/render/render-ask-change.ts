import { renderDuration } from '../../protocol/duration.ts';
import { printable } from '../../text/printable.ts';
import type { AskChange } from '../asks/ask-change.ts';
import type { Ask, AskKind } from '../asks/ask.ts';
import type { GoneVariant } from '../verdict.ts';

const mostLetters = 120;

/** What a colleague would say of the line: `asks for another command: npm fund`. */
export function renderAskChange(change: AskChange): string {
  return change.kind === 'more' ? renderMore(change) : renderLess(change);
}

/** `is no quickstart in this build …`, of what a baseline has and the build has not. */
export function renderGone({ variant, isLast }: GoneVariant): string {
  return isLast
    ? 'is no quickstart in this build, so nothing of it is measured: is "quickstart:" in its frontmatter, and is the page still there?'
    : `does not offer ${quoted(variant)} in this build, so that way is measured no more.`;
}

function renderMore(change: AskChange): string {
  const { what, text, amount, instead } = change;
  const place = instead === undefined ? '' : ` (in place of ${quoted(instead)})`;
  switch (what) {
    case 'need':
      return amount && 'ms' in amount
        ? `asks for more time to get ${quoted(text)}: ${renderDuration(amount.ms)}, ${wasLonger(amount.wasMs)}.`
        : `asks for something more that a reader must have: ${quoted(text)}${place}.`;
    case 'text':
      return amount
        ? `has more to read before there is anything to do: ${ended(text)} ${hiddenAsks}`
        : `has another text before there is anything to do: ${ended(text)} ${hiddenAsks}`;
    case 'section':
      return `has another section with nothing to do in it, ${quoted(text)}. ${hiddenAsks}`;
    case 'step':
      return `has another step, ${quoted(text)}, with ${listed(change.asks ?? [])}.`;
    case 'variant':
      return `offers another way through, ${quoted(text)}, with nothing accepted to hold it to.`;
    case 'switch':
      return amount && 'switches' in amount
        ? `sends its reader to another window ${amount.switches} times, ${amount.wasSwitches} before: what was one block to copy is several.`
        : `sends its reader to another window more often.`;
    case 'output':
      return `compares more of what ${quoted(text)} gives.`;
    case 'goal':
    case 'budget':
    case 'promise':
      return `promises more: ${quoted(text)}.`;
    case 'prompt':
      return amount && 'keys' in amount
        ? `asks for more keys at the prompt ${quoted(text)}: ${amount.keys}, ${amount.wasKeys} before.`
        : `asks for ${another[what]}: ${quoted(text)}${place}.`;
    case 'stop':
    case 'command':
    case 'file':
    case 'open':
    case 'placeholder':
      return `asks for ${another[what]}: ${quoted(text)}${place}.`;
  }
}

const hiddenAsks =
  'If it asks for something, that is neither walked nor timed: make it a command, or list it under "needs:" in the frontmatter.';

const another: Record<Exclude<AskKind, 'need' | 'text'>, string> = {
  stop: 'another stop of the server, before',
  command: 'another command',
  file: 'another file to be saved',
  open: 'another page to be opened',
  prompt: 'another answer, at the prompt',
  placeholder: 'something more to be filled in',
};

function renderLess({ what, text, amount, instead = '', shownIn }: AskChange): string {
  switch (what) {
    case 'goal':
      return `has another goal: ${quoted(text)}, ${quoted(instead)} before.`;
    case 'budget':
      return `promises less in "budget:" of its frontmatter: ${promiseOf(amount)}.`;
    case 'promise':
      return `promises less in its text${text === '' ? '' : `, ${quoted(text)}`}: ${promiseOf(amount)}.`;
    case 'output':
      return amount && 'lines' in amount
        ? `compares ${linesOf(amount.lines)} of what ${quoted(text)} gives, ${linesOf(amount.wasLines)} before.`
        : `compares less of what ${quoted(text)} gives.`;
    case 'command':
      return amount && 'fails' in amount
        ? renderOtherEnd(text, amount)
        : renderLostCommand(text, shownIn);
    case 'stop':
      return `stops the server no more before ${quoted(text)}.`;
    case 'file':
      return `has no block any more that is saved as ${quoted(text)}.`;
    case 'open':
      return `has ${quoted(text)} no more to be opened.`;
    case 'prompt':
      return `has no answer any more to the prompt ${quoted(text)}.`;
    case 'need':
    case 'text':
    case 'placeholder':
    case 'step':
    case 'section':
    case 'variant':
    case 'switch':
      return `has ${quoted(text)} no more.`;
  }
}

function promiseOf(amount: AskChange['amount']): string {
  if (!amount || !('ms' in amount)) return 'nothing';
  const now = amount.ms === 0 ? 'nothing' : renderDuration(amount.ms);
  return `${now}, ${renderDuration(amount.wasMs)} before`;
}

function renderOtherEnd(
  text: string,
  { fails, wasFails }: { fails: string; wasFails: string },
): string {
  const now = fails === 'no' ? 'is meant to work' : `may fail${statusOf(fails)}`;
  const before = wasFails === 'no' ? 'had to work' : `had to fail${statusOf(wasFails)}`;
  return `has ${quoted(text)} end in another way: it ${now}, and ${before}.`;
}

function statusOf(fails: string): string {
  return fails === 'any' ? '' : ` with ${fails}`;
}

function renderLostCommand(text: string, shownIn: AskChange['shownIn']): string {
  if (shownIn === 'block') {
    return `shows ${quoted(text)} and runs it no more: its fence makes it text to read.`;
  }
  if (shownIn === 'prose') {
    return `has ${quoted(text)} in its text and runs it no more: that takes a block of its own.`;
  }
  return `has ${quoted(text)} no more, which was run.`;
}

const counted: Record<AskKind, [one: string, several: string]> = {
  need: ['need', 'needs'],
  text: ['text', 'texts'],
  stop: ['server to stop', 'servers to stop'],
  command: ['command', 'commands'],
  file: ['file', 'files'],
  open: ['page to open', 'pages to open'],
  prompt: ['answer', 'answers'],
  placeholder: ['placeholder', 'placeholders'],
};

/** `2 commands ("a", "b"), 1 file ("c")`. */
function listed(asks: readonly Pick<Ask, 'what' | 'text'>[]): string {
  const kinds = [...new Set(asks.map(({ what }) => what))];
  return kinds
    .map((kind) => {
      const texts = asks.filter(({ what }) => what === kind).map(({ text }) => quoted(text));
      return `${texts.length} ${counted[kind][texts.length === 1 ? 0 : 1]} (${texts.join(', ')})`;
    })
    .join(', ');
}

function wasLonger(wasMs: number): string {
  return wasMs === 0 ? 'and it took none' : `${renderDuration(wasMs)} before`;
}

function linesOf(count: number): string {
  return count === 0 ? 'nothing' : count === 1 ? '1 line' : `${count} lines`;
}

/** Quoted, with a full stop where it has none of its own. */
function ended(text: string): string {
  const words = quoted(text);
  return /[.!?…。！？]"$/.test(words) ? words : `${words}.`;
}

function quoted(text: string): string {
  const letters = Array.from(printable(text));
  const short = letters.length > mostLetters ? `${letters.slice(0, mostLetters).join('')}…` : text;
  return `"${printable(short)}"`;
}
