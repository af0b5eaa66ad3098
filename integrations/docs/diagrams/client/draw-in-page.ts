/** What the page is told to draw. */
export interface DrawingOrder {
  source: string;
  /** Configuration of Mermaid. */
  config: object;
}

interface ParsedToken {
  startLine?: number;
  startColumn?: number;
  endLine?: number;
  endColumn?: number;
}

/** What Mermaid's parsers throw, each in its way. */
export interface ThrownByMermaid {
  message: string;
  hash?: { loc?: { first_line: number; first_column: number } } | undefined;
  lexed?: { line?: number; column?: number } | undefined;
  parsed?: { token?: ParsedToken; previousToken?: ParsedToken } | undefined;
}

/**
 * Draws one diagram into the page that has Mermaid; gives back what it threw.
 * Self-contained: its text is sent to the browser.
 */
export async function drawInPage({
  source,
  config,
}: DrawingOrder): Promise<ThrownByMermaid | undefined> {
  interface Mermaid {
    initialize(config: object): void;
    render(id: string, source: string): Promise<{ svg: string }>;
  }
  const { mermaid } = globalThis as unknown as { mermaid: Mermaid }; // the script that the page has loaded
  // Whatever is thrown with dice falls the same each time.
  let seed = 1;
  Math.random = () => (seed = (seed * 16_807) % 2_147_483_647) / 2_147_483_647;
  crypto.getRandomValues = (values) => values;
  document.body.replaceChildren();
  try {
    mermaid.initialize(config);
    const { svg } = await mermaid.render('mt', source);
    document.body.innerHTML = svg;
    return undefined;
  } catch (thrown) {
    interface Thrown {
      message?: string;
      hash?: ThrownByMermaid['hash'];
      result?: {
        lexerErrors?: NonNullable<ThrownByMermaid['lexed']>[];
        parserErrors?: NonNullable<ThrownByMermaid['parsed']>[];
      };
    }
    const { message = String(thrown), hash, result } = thrown as Thrown; // by one of its parsers
    const place = ({ startLine, startColumn, endLine, endColumn }: ParsedToken = {}) =>
      Object.fromEntries(
        Object.entries({ startLine, startColumn, endLine, endColumn }).filter(([, at]) => at),
      );
    const [parsed] = result?.parserErrors ?? [];
    const [lexed] = result?.lexerErrors ?? [];
    return {
      message,
      hash: hash?.loc && { loc: hash.loc },
      lexed: lexed && { ...(lexed.line && { line: lexed.line, column: lexed.column ?? 1 }) },
      parsed: parsed && {
        token: place(parsed.token),
        previousToken: place(parsed.previousToken),
      },
    };
  }
}
