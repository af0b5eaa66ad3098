/**
 * Classes of highlighted code and the TextMate scopes that get them.
 * Later groups win over earlier ones where a scope is equally specific.
 */
const scopesByClass = {
  // punctuation and operators
  p: ['punctuation', 'meta.brace', 'keyword.operator'],
  // keywords
  k: [
    'keyword',
    'storage',
    'keyword.operator.new',
    'keyword.operator.expression',
    'keyword.operator.logical.python',
    'variable.language',
  ],
  // strings
  s: ['string', 'punctuation.definition.string', 'markup.inline.raw', 'markup.underline.link'],
  // numbers, constants, command line options
  n: ['constant', 'support.constant', 'keyword.other.unit'],
  // functions and commands
  f: ['entity.name.function', 'support.function', 'entity.name.command'],
  // types, classes, tags
  t: ['entity.name', 'support.class', 'support.type', 'entity.other.inherited-class'],
  // attributes and keys
  a: [
    'entity.other.attribute-name',
    'support.type.property-name',
    'punctuation.support.type.property-name',
    'meta.object-literal.key',
  ],
  // comments
  c: ['comment', 'punctuation.definition.comment'],
  // inserted and deleted
  i: ['markup.inserted'],
  d: ['markup.deleted'],
  // headings and bold, italics
  h: ['markup.heading', 'markup.bold'],
  e: ['markup.italic'],
} as const;

const classNames = Object.keys(scopesByClass);
const plainColour = '#000000';

/**
 * A theme whose colours are not for the eye: each stands for one class, so that one tokenisation
 * and one stylesheet serve light and dark. `classOfColour` reads them back.
 */
export const sentinelTheme = {
  name: 'meantime',
  type: 'light' as const,
  colors: { 'editor.foreground': plainColour, 'editor.background': '#ffffff' },
  settings: [
    { settings: { foreground: plainColour, background: '#ffffff' } },
    ...Object.entries(scopesByClass).map(([name, scope]) => ({
      scope: [...scope],
      settings: { foreground: colourOf(name) },
    })),
    // Function names are entity.name too, and the words after a command are no strings.
    {
      scope: ['entity.name.function', 'entity.name.command'],
      settings: { foreground: colourOf('f') },
    },
    { scope: ['string.unquoted.argument'], settings: { foreground: plainColour } },
  ],
};

/** The class that a sentinel colour stands for; undefined for plain text. */
export function classOfColour(colour: string | undefined): string | undefined {
  const index = classNames.findIndex((name) => colourOf(name) === colour?.toLowerCase());
  return classNames[index];
}

function colourOf(name: string): string {
  return `#${(classNames.indexOf(name) + 1).toString(16).padStart(6, '0')}`;
}
