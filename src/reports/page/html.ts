/** Markup that is safe to send: everything in it was written here or escaped. */
export interface Html {
  readonly markup: string;
}

type Part = Html | string | number | readonly Html[];

/**
 * Makes markup from a template. Every value in it is escaped, unless it is markup itself, so that
 * forgetting is harmless. Values belong into text and into quoted attributes, nowhere else.
 */
export function html(template: TemplateStringsArray, ...parts: Part[]): Html {
  const markup = template.reduce((text, piece, index) => {
    const part = parts[index - 1];
    return text + (part === undefined ? '' : render(part)) + piece;
  });
  return { markup };
}

/** No markup at all. */
export const nothing: Html = { markup: '' };

function render(part: Part): string {
  if (typeof part === 'string') return escape(part);
  if (typeof part === 'number') return String(part);
  return 'markup' in part ? part.markup : part.map(({ markup }) => markup).join('');
}

const entities: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

function escape(text: string): string {
  return text.replace(/[&<>"']/g, (character) => entities[character] ?? character);
}
