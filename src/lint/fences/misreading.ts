import { readWords, type WrittenWord } from '../../protocol/fence.ts';
import { fenceWords, isFenceWord, type FenceWordName } from '../../protocol/fence-words.ts';

interface Misreading {
  /** Completes the sentence "it is passed over, because …". */
  reason: string;
  /** What was meant, as it would be read. */
  meant: string;
}

/**
 * Why a word of ours is not read as one, where punctuation keeps it from that; undefined where
 * nothing of ours is in it.
 */
export function misreading({ text, name, value }: WrittenWord): Misreading | undefined {
  if (name !== undefined && isFenceWord(name) && value !== undefined && /^[“”„‘’«»]/.test(value)) {
    return { reason: 'its quotes are those of prose', meant: written(name, value) };
  }
  if (name !== undefined) return undefined;
  return openQuote(text) ?? wrongSign(text) ?? joined(text);
}

/** `title="my file` */
function openQuote(text: string): Misreading | undefined {
  const [, name = '', quote = '', rest = ''] = /^([\w-]+)=.*?(["'])(.*)$/s.exec(text) ?? [];
  if (!isFenceWord(name)) return undefined;
  // A sign of prose behind the quotes belongs to nobody.
  const value = text.slice(name.length + 1).replace(/(?<=["'])[.,:;]+$/, '');
  const reason = rest.includes(quote)
    ? 'its quotes do not enclose its value'
    : 'its quote has no end';
  return { reason, meant: written(name, value) };
}

/** `title:"a.js"`, `ready:http://localhost:3000` */
function wrongSign(text: string): Misreading | undefined {
  const [, name = '', value = ''] = /^([\w-]+):=?(.*)$/s.exec(text) ?? [];
  if (!isFenceWord(name) || (fenceWords[name].hasValue && value === '')) return undefined;
  return { reason: 'its value follows a =', meant: written(name, value) };
}

/** `background,ready=http://localhost:3000`, `{output}`, `--norun` */
function joined(text: string): Misreading | undefined {
  const parts = readWords(text.replace(/^[{[(<@#.:!-]+|[}\])>,;]+$/g, '').replace(/[,;]\s*/g, ' '));
  const [first] = parts;
  if (first?.text === text || !parts.some(({ name }) => name !== undefined && isFenceWord(name))) {
    return undefined;
  }
  const meant = parts.map((part) => part.text).join(' ');
  return { reason: 'words are parted by spaces and nothing else', meant };
}

/** The word as it would be read. */
export function written(name: FenceWordName, value: string): string {
  const bare = value.replace(/["'“”„‘’«»]/g, '');
  if (bare === '') return fenceWords[name].hasValue ? fenceWords[name].example : name;
  if (!fenceWords[name].hasValue) return `${name} title="${bare}"`;
  return `${name}=${/[\s"']/.test(bare) || name === 'title' ? `"${bare}"` : bare}`;
}
