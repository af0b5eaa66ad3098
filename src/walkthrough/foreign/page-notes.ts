/** What a page of others leaves open, as people read it. */
export interface PageNote {
  /** Permanent, kebab-case. */
  code: string;
  /** What it is about, in the words of the page where it has some. */
  what: string;
  /** What was made of it, or why nothing could be. */
  why: string;
}

/** What was read of a page that does not say it, and what could not be read at all. */
export interface OpenNotes {
  guessed: PageNote[];
  unread: PageNote[];
}

/** Takes notes of a page while it is read, each with where on the page it belongs. */
export class NoteTaker {
  readonly #taken: { kind: keyof OpenNotes; at: Element; note: PageNote }[] = [];

  guess(at: Element, note: PageNote): void {
    this.#taken.push({ kind: 'guessed', at, note });
  }

  miss(at: Element, note: PageNote): void {
    this.#taken.push({ kind: 'unread', at, note });
  }

  /** One that keeps what cannot be read: what is guessed of one way need not be said of each other. */
  missesAlone(): NoteTaker {
    const taker = new NoteTaker();
    taker.miss = (at, note) => {
      this.miss(at, note);
    };
    return taker;
  }

  /** Those that belong to none of these parts. */
  notesOutside(parts: readonly Element[]): OpenNotes {
    const kept = this.#taken.filter(({ at }) => !parts.some((part) => part.contains(at)));
    const of = (kind: keyof OpenNotes) =>
      kept.filter((one) => one.kind === kind).map(({ note }) => note);
    return { guessed: of('guessed'), unread: of('unread') };
  }
}

const mostLetters = 60;

/** The beginning of a text of the page, on one line. */
export function quote(text: string): string {
  const letters = Array.from(text.replace(/\s+/g, ' ').trim());
  return letters.length <= mostLetters
    ? letters.join('')
    : `${letters.slice(0, mostLetters - 1).join('')}…`;
}
