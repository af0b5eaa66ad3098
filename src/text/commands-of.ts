/** A command of a block. */
export interface BlockCommand {
  text: string;
  /** Index of the line of the block that it begins on, from 0. */
  at: number;
}

interface OpenCommand extends BlockCommand {
  quote: string;
  depth: number;
}

const compound = /^(?:for|while|until|if|case|select|function)\b|\(\)\s*\{/;

/**
 * The commands of a block, each on its own: parted by lines, `;` and `&&`. Comments are none, what a
 * here-document holds belongs to no command, and a loop or function is parted by its lines alone. No
 * shell is asked, so that the same page gives the same commands everywhere.
 */
export function commandsOf(block: string): BlockCommand[] {
  const commands: BlockCommand[] = [];
  let open: OpenCommand | undefined;
  let hereEnds: string[] = [];
  for (const [at, line] of block.split('\n').entries()) {
    const [end] = hereEnds;
    if (end !== undefined) {
      if (line.trim() === end) hereEnds = hereEnds.slice(1);
      continue;
    }
    open ??= { text: '', at, quote: '', depth: 0 };
    const parts = compound.test(line.trim()) ? { closed: [], rest: line } : partLine(line, open);
    for (const text of parts.closed) {
      commands.push({ text: open.text + text, at: open.at });
      open = { text: '', at, quote: open.quote, depth: open.depth };
    }
    open.text += parts.rest;
    hereEnds = hereEndsOf(line);
    if (open.quote !== '' || open.depth > 0) open.text += '\n';
    else if (/(?<!\\)(?:\\\\)*\\$/.test(open.text)) open.text = open.text.slice(0, -1);
    else {
      commands.push({ text: open.text, at: open.at });
      open = undefined;
    }
  }
  if (open) commands.push({ text: open.text, at: open.at });
  return commands
    .map(({ text, at }) => ({ text: withoutPrompt(text), at }))
    .filter(({ text }) => text !== '');
}

/** Goes on with the quotes and brackets that are open, and leaves in `state` those that stay so. */
function partLine(
  line: string,
  state: Pick<OpenCommand, 'quote' | 'depth'>,
): { closed: string[]; rest: string } {
  const closed: string[] = [];
  let rest = '';
  for (let index = 0; index < line.length; index += 1) {
    const sign = line.charAt(index);
    const isPlain = state.quote === '' && state.depth === 0;
    if (sign === '\\' && state.quote !== "'") {
      rest += line.slice(index, index + 2);
      index += 1;
      continue;
    }
    if (sign === '#' && state.quote === '' && /^\s?$/.test(line.charAt(index - 1))) break;
    const mark = isPlain ? (/^(?:;|&&)/.exec(line.slice(index))?.[0] ?? '') : '';
    if (mark !== '') {
      closed.push(rest);
      rest = '';
      index += mark.length - 1;
      continue;
    }
    readMark(sign, state);
    rest += sign;
  }
  return { closed, rest };
}

function readMark(sign: string, state: Pick<OpenCommand, 'quote' | 'depth'>): void {
  if (state.quote !== '') {
    if (sign === state.quote) state.quote = '';
  } else if (sign === '"' || sign === "'" || sign === '`') state.quote = sign;
  else if (sign === '(') state.depth += 1;
  else if (sign === ')') state.depth = Math.max(0, state.depth - 1);
}

/** The words that end the here-documents which begin on a line. */
function hereEndsOf(line: string): string[] {
  return Array.from(
    line.matchAll(/(?<!<)<<-?\s*(?:'([^']+)'|"([^"]+)"|\\?([\w.]+))/g),
    ([, single, double, bare]) => single ?? double ?? bare ?? '',
  );
}

function withoutPrompt(text: string): string {
  return text
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/^[$%❯] /, '');
}
