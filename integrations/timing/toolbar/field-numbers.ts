import { renderDuration } from '../../../src/protocol/duration.ts';
import { isObject } from '../../../src/protocol/shape.ts';
import type { Remark } from './client/page-times.ts';

const keptForMs = 600_000;
const patienceMs = 5_000;

/** What readers of the published page take, by the collector's `public.json`. */
export class FieldNumbers {
  readonly #url: string | undefined;
  readonly #now: () => number;
  #asked: { atMs: number; answer: Promise<unknown> } | undefined;

  /** @param url undefined where the team publishes none */
  constructor(url: string | undefined, now: () => number) {
    this.#url = url;
    this.#now = now;
  }

  /** Undefined where nothing is published of this quickstart. */
  async of(quickstart: string): Promise<Remark | undefined> {
    const url = this.#url;
    if (url === undefined) return undefined;
    try {
      return remarkOn(await this.#published(url), quickstart);
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      return { isBad: false, text: `Readers: \`${url}\` could not be read (${reason}).` };
    }
  }

  #published(url: string): Promise<unknown> {
    const nowMs = this.#now();
    if (!this.#asked || nowMs - this.#asked.atMs > keptForMs) {
      this.#asked = { atMs: nowMs, answer: readJson(url) };
    }
    return this.#asked.answer;
  }
}

async function readJson(url: string): Promise<unknown> {
  const answer = await fetch(url, { signal: AbortSignal.timeout(patienceMs) });
  if (!answer.ok) throw new Error(`it answers ${answer.status}`);
  return answer.json();
}

function remarkOn(published: unknown, id: string): Remark | undefined {
  const quickstarts = isObject(published) ? published['quickstarts'] : undefined;
  if (!Array.isArray(quickstarts)) throw new Error('it holds no quickstarts');
  const found: unknown = quickstarts.find((one) => isObject(one) && one['id'] === id);
  if (!isObject(found)) return undefined;
  const median = isObject(found['medianOfStarters']) ? found['medianOfStarters']['ms'] : undefined;
  const share = isObject(found['shareReached']) ? found['shareReached']['share'] : undefined;
  if (typeof share !== 'number') {
    return { isBad: false, text: 'Readers: too few runs yet to tell how long they take.' };
  }
  const half =
    typeof median === 'number'
      ? `half of them got there within ${renderDuration(median)}`
      : 'more than half of them never got there';
  return {
    isBad: typeof median !== 'number',
    text: `Readers: ${half}, ${Math.round(share * 100)} % in all.`,
  };
}
