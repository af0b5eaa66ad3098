/** Text as Markdown that reads as that text: what would be markup is escaped, nothing else. */
export function escapeMarkdown(text: string): string {
  return text
    .replace(/[\\`*[\]<]|(?<!\w)_|_(?!\w)|&(?=#?\w+;)/g, String.raw`\$&`)
    .replace(/\s+/g, ' ');
}

/** A link as Markdown; `label` is Markdown. */
export function markdownLink(label: string, href: string): string {
  const isBare = !/[\s()<>]/.test(href);
  return `[${label}](${isBare ? href : `<${href.replace(/[<>]/g, String.raw`\$&`)}>`})`;
}
