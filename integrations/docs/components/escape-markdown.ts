/** Text as Markdown that reads as that text: what would be markup is escaped, nothing else. */
export function escapeMarkdown(text: string): string {
  return text
    .replace(/[\\`*[\]<]|(?<!\w)_|_(?!\w)|&(?=#?\w+;)/g, String.raw`\$&`)
    .replace(/\s+/g, ' ');
}

/** Text as code in Markdown, between as many marks as it needs. */
export function codeInMarkdown(text: string): string {
  const marks = '`'.repeat(
    Math.max(0, ...(text.match(/`+/g) ?? []).map(({ length }) => length)) + 1,
  );
  const gap = /^`|`$/.test(text) ? ' ' : '';
  return marks + gap + text + gap + marks;
}

/** A link as Markdown; `label` is Markdown. */
export function markdownLink(label: string, href: string): string {
  const isBare = !/[\s()<>]/.test(href);
  return `[${label}](${isBare ? href : `<${href.replace(/[<>]/g, String.raw`\$&`)}>`})`;
}
