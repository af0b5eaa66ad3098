/** A template in the syntax of Mustache, of which it has `{{name}}`, `{{#name}}…{{/name}}` and `{{^name}}…{{/name}}`. */
export type Template = readonly TemplatePart[];

type TemplatePart =
  | { kind: 'text'; text: string }
  | { kind: 'value'; name: string }
  | {
      kind: 'section';
      name: string;
      /** It stands where the value is not given. */
      isInverted: boolean;
      parts: Template;
    };

/** What is wrong with a template, in words that follow its name. */
export class TemplateFault extends Error {}

/**
 * @param names that it may use
 * @throws TemplateFault
 */
export function parseTemplate(template: string, names: readonly string[]): Template {
  const root: TemplatePart[] = [];
  const open: { name: string; parts: TemplatePart[] }[] = [];
  for (const piece of template.split(/(\{\{.*?\}\})/s)) {
    const parts = open.at(-1)?.parts ?? root;
    const [, sign = '', name = ''] = /^\{\{([#^/]?)\s*([\s\S]*?)\s*\}\}$/.exec(piece) ?? [];
    if (name === '') {
      if (piece.includes('{{'))
        throw new TemplateFault(`has "${piece.trim()}", which nothing closes`);
      if (piece !== '') parts.push({ kind: 'text', text: piece });
      continue;
    }
    if (sign === '/') {
      if (open.pop()?.name !== name)
        throw new TemplateFault(`closes {{/${name}}}, which is not open`);
      continue;
    }
    if (!names.includes(name)) {
      throw new TemplateFault(`names {{${name}}}, but the component has ${names.join(', ')}`);
    }
    if (sign === '') {
      parts.push({ kind: 'value', name });
      continue;
    }
    const section = { kind: 'section' as const, name, isInverted: sign === '^', parts: [] };
    parts.push(section);
    open.push(section);
  }
  const [left] = open;
  if (left) throw new TemplateFault(`opens {{#${left.name}}}, but does not close it`);
  return root;
}

/** @param valueOf text of what is given under a name, undefined where nothing is */
export function fillTemplate(
  template: Template,
  valueOf: (name: string) => string | undefined,
): string {
  return template
    .map((part) => {
      if (part.kind === 'text') return part.text;
      const value = valueOf(part.name);
      if (part.kind === 'value') return value ?? '';
      return (value !== undefined) === part.isInverted ? '' : fillTemplate(part.parts, valueOf);
    })
    .join('');
}
