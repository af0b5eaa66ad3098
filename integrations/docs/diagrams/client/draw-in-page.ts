/** What the page is told to draw. */
export interface Order {
  source: string;
  /** Configuration of Mermaid. */
  config: object;
  /** The family by which text is measured, and those that readers get. */
  fonts: { measured: string; shown: string };
}

/** What came of it. */
export type Drawing =
  | {
      svg: string;
      width: number;
      height: number;
      title: string;
      description: string;
      labels: string[];
    }
  | { message: string; line?: number; column?: number };

/**
 * Draws one diagram, in the page that has Mermaid. Each text keeps the width that it was measured
 * with, whatever font a reader has, so that none runs out of its box.
 * Self-contained: its text is sent to the browser.
 */
export async function drawInPage({ source, config, fonts }: Order): Promise<Drawing> {
  interface Thrown {
    message?: string;
    hash?: { loc?: { first_line: number; first_column: number } };
    result?: {
      lexerErrors?: { line?: number; column?: number }[];
      parserErrors?: { token?: Token; previousToken?: Token }[];
    };
  }
  interface Token {
    startLine?: number;
    startColumn?: number;
    endLine?: number;
    endColumn?: number;
  }
  interface Mermaid {
    initialize(config: object): void;
    render(id: string, source: string): Promise<{ svg: string }>;
  }
  const { mermaid } = globalThis as unknown as { mermaid: Mermaid }; // the script that the page has loaded
  const placeOf = ({ hash, result, message = '' }: Thrown): { line?: number; column?: number } => {
    if (hash?.loc) return { line: hash.loc.first_line, column: hash.loc.first_column + 1 };
    const [lexed] = result?.lexerErrors ?? [];
    if (lexed?.line !== undefined) {
      return { line: lexed.line, ...(lexed.column !== undefined && { column: lexed.column }) };
    }
    const [parsed] = result?.parserErrors ?? [];
    const { startLine: line = Number.NaN, startColumn: column = 1 } = parsed?.token ?? {};
    if (!Number.isNaN(line)) return { line, column };
    const { endLine, endColumn = 0 } = parsed?.previousToken ?? {};
    if (endLine !== undefined && !Number.isNaN(endLine)) {
      return { line: endLine, column: endColumn + 1 };
    }
    const told = /on line (\d+)/.exec(message)?.[1];
    return told === undefined ? {} : { line: Number(told) };
  };
  const rounded = (text: string): string =>
    text.replace(/-?\d+\.\d{3,}(?:e-?\d+)?/g, (number) =>
      String(Math.round(Number(number) * 100) / 100),
    );
  const holdWidth = (text: SVGTextElement): void => {
    for (const row of [...text.querySelectorAll('tspan')].reverse()) {
      // Words of one row that look alike are one text.
      const [first, ...others] = [...row.children];
      const look = (one: Element): string =>
        [...one.attributes].map(({ name, value }) => `${name}=${value}`).join();
      if (!first || others.some((other) => look(other) !== look(first))) continue;
      first.textContent = row.textContent;
      for (const other of others) other.remove();
    }
    const leaves = [...text.querySelectorAll('tspan')].filter((one) => one.childElementCount === 0);
    const spans = leaves.length === 1 || leaves.length === 0 ? [text] : leaves;
    for (const span of spans) {
      const length = span.getComputedTextLength();
      if (length === 0 || (span.textContent ?? '').trim() === '') continue;
      span.setAttribute('textLength', String(Math.round(length * 10) / 10));
      span.setAttribute('lengthAdjust', 'spacingAndGlyphs');
    }
  };
  const finished = (svg: SVGSVGElement): Drawing => {
    // The line of today would be another one each day.
    for (const element of svg.querySelectorAll('script, .today')) element.remove();
    // A picture leads nowhere; where a linked shape stands is said by its link.
    for (const link of svg.querySelectorAll('a')) {
      const group = document.createElementNS(svg.namespaceURI, 'g');
      for (const name of ['class', 'transform', 'style']) {
        const value = link.getAttribute(name);
        if (value !== null) group.setAttribute(name, value);
      }
      group.append(...link.childNodes);
      link.replaceWith(group);
    }
    for (const text of svg.querySelectorAll('text')) holdWidth(text);
    for (const element of [svg, ...svg.querySelectorAll('*')]) {
      for (const { name, value } of [...element.attributes]) {
        const leadsAway = name.endsWith('href') && !value.startsWith('#');
        if (name.startsWith('on') || leadsAway) element.removeAttribute(name);
        else if (name !== 'class' && name !== 'id') element.setAttribute(name, rounded(value));
      }
    }
    const { width, height } = svg.viewBox.baseVal;
    const size = { width: Math.max(1, Math.ceil(width)), height: Math.max(1, Math.ceil(height)) };
    svg.removeAttribute('style');
    svg.setAttribute('width', String(size.width));
    svg.setAttribute('height', String(size.height));
    const said = (name: string): string =>
      svg.querySelector(`:scope > ${name}`)?.textContent?.trim() ?? '';
    const rows = (text: Element): string => {
      const outer = [...text.children].filter(({ tagName }) => tagName === 'tspan');
      const parts = outer.length > 0 ? outer.map((one) => one.textContent) : [text.textContent];
      return parts.join(' ').replace(/\s+/g, ' ').trim();
    };
    const texts = [...svg.querySelectorAll('text, foreignObject')].map(rows);
    return {
      svg: new XMLSerializer()
        .serializeToString(svg)
        .replace(new RegExp(`(['"]|&quot;)${fonts.measured}\\1, ?sans-serif`, 'g'), fonts.shown),
      ...size,
      title: said('title'),
      description: said('desc'),
      labels: [...new Set(texts.filter((text) => /[\p{L}\p{N}]/u.test(text)))],
    };
  };
  const room = document.createElement('div');
  // Whatever is thrown with dice falls the same each time.
  let seed = 1;
  Math.random = () => (seed = (seed * 16_807) % 2_147_483_647) / 2_147_483_647;
  crypto.getRandomValues = (values) => values;
  try {
    mermaid.initialize(config);
    const { svg } = await mermaid.render('mt', source);
    document.body.append(room);
    room.innerHTML = svg;
    const drawn = room.querySelector('svg');
    return drawn ? finished(drawn) : { message: 'Mermaid drew nothing' };
  } catch (thrown) {
    const error = thrown as Thrown; // by whichever of Mermaid's parsers
    return { message: error.message ?? String(thrown), ...placeOf(error) };
  } finally {
    document.body.replaceChildren();
  }
}
