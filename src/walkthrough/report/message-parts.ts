/** A paragraph of a message, or lines that it quotes: a command, a terminal, a difference. */
export interface MessagePart {
  kind: 'text' | 'quote';
  lines: string[];
}

const indent = '    ';

/** The message of a failure, parted as it reads: what is indented in it is quoted. */
export function messageParts(message: string): MessagePart[] {
  const parts: MessagePart[] = [];
  let isParted = true;
  for (const line of message.split('\n')) {
    const last = parts.at(-1);
    if (line === '') {
      // Quoted lines may be empty; whether this is one, the next line says.
      if (last?.kind === 'quote') last.lines.push('');
      isParted = true;
      continue;
    }
    const kind = line.startsWith(indent) ? 'quote' : 'text';
    const text = kind === 'quote' ? line.slice(indent.length) : line;
    if (last?.kind === kind && (kind === 'quote' || !isParted)) last.lines.push(text);
    else parts.push({ kind, lines: [text] });
    isParted = false;
  }
  for (const { lines } of parts) while (lines.at(-1) === '') lines.pop();
  return parts;
}
