const numbers: Readonly<Record<string, number>> = {
  ...{ a: 1, an: 1, one: 1, two: 2, three: 3, four: 4, five: 5, six: 6, seven: 7, eight: 8 },
  ...{ nine: 9, ten: 10, twelve: 12, fifteen: 15, twenty: 20, thirty: 30, forty: 40, sixty: 60 },
};

const number = `\\d{1,3}(?:[.,]\\d)?|${Object.keys(numbers).join('|')}`;

/** How languages promise a time: what leads to it, and the words for seconds, minutes and hours. */
const languages: readonly { lead: string; units: readonly [string, string, string] }[] = [
  {
    lead: 'in|within|under|less than|takes?|only|just|about',
    units: ['seconds?|secs?', 'minutes?|mins?', 'hours?|hrs?'],
  },
  {
    lead: 'in|innerhalb von|unter|weniger als|dauert|nur|etwa',
    units: ['Sekunden?', 'Minuten?', 'Stunden?'],
  },
  { lead: 'en|moins de|prend|dure', units: ['secondes?', 'minutes?', 'heures?'] },
  { lead: 'en|menos de|tarda|toma|lleva', units: ['segundos?', 'minutos?', 'horas?'] },
  { lead: 'em|menos de|leva|demora', units: ['segundos?', 'minutos?', 'horas?'] },
];

const unitsMs = [1_000, 60_000, 3_600_000] as const;

const patterns = [
  ...languages.map(
    ({ lead, units }) =>
      new RegExp(
        `(?<![\\p{L}\\d])(?:${lead})(?:\\s+\\p{L}+){0,2}?\\s+(${number})[\\s-]+(?:(${units[0]})|(${units[1]})|(${units[2]}))(?!\\p{L})`,
        'giu',
      ),
  ),
  // "a 5-minute quickstart"
  new RegExp(`(?<![\\p{L}\\d])(${number})[\\s-](?:(second)|(minute)|(hour))(?=\\s+\\p{L})`, 'giu'),
  // 「5分で」, 只需 5 分钟
  /(\d{1,3})\s*(?:(秒钟?|秒鐘?)|(分钟|分鐘|分)|(時間|小时|小時))(?:で|以内|以內|内|之内|程度|ほど|即可|就)/gu,
  /(?:在|只需|仅需|只要|花)\s*(\d{1,3})\s*(?:(秒钟?|秒鐘?)|(分钟|分鐘)|(小时|小時))/gu,
];

// Sentences about something else than the reader's own time.
const otherwise =
  /\b(?:ago|cached?|every|expires?|idle|interval|later|poll|rate|refresh(?:es)?|retr(?:y|ies)|sessions?|timeouts?|times? out|tokens?|valid|waits?|per)\b/i;

export interface TimePromise {
  /** As the text has it. */
  phrase: string;
  ms: number;
  /** The sentence that it stands in. */
  sentence: string;
}

/** The times that a text promises its reader. */
export function findPromises(text: string): TimePromise[] {
  const sentences = text.replace(/\s+/g, ' ').split(/(?<=[.!?。！？])\s*/u);
  return sentences
    .filter((sentence) => !otherwise.test(sentence))
    .flatMap((sentence) => promisesOf(sentence));
}

function promisesOf(sentence: string): TimePromise[] {
  const found = patterns.flatMap((pattern) => Array.from(sentence.matchAll(pattern)));
  const seen = new Set<number>();
  return found.flatMap((match) => {
    const [phrase, amount = ''] = match;
    const unit = [2, 3, 4].findIndex((group) => match[group] !== undefined);
    const end = match.index + phrase.length;
    // The same words are found once, however many languages know them.
    if (seen.has(end) || isSaying(phrase, amount)) return [];
    seen.add(end);
    const value = numbers[amount.toLowerCase()] ?? Number(amount.replace(',', '.'));
    return [{ phrase: phrase.trim(), ms: value * (unitsMs[unit] ?? 0), sentence }];
  });
}

/** "in a minute" is soon; "in under a minute" is a time. */
function isSaying(phrase: string, amount: string): boolean {
  return /^an?$/i.test(amount) && !/\b(?:less than|under|within)\b/i.test(phrase);
}
