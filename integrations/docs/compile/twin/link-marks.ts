/**
 * Addresses in a Markdown twin stand between marks until its file is written: which of the site's
 * pages have a twin of their own, other pages decide. No page holds the character.
 */
const markedLink = /\0@([^\0]*)\0/g;

/** The address, for `withLinks` to replace. */
export function markLink(address: string): string {
  return `\0@${address}\0`;
}

/** The twin with its addresses as `addressOf` makes them. */
export function withLinks(markdown: string, addressOf: (address: string) => string): string {
  return markdown.replace(markedLink, (_mark, address: string) => inLink(addressOf(address)));
}

/** Without what would end the address where it stands, in Markdown or in an attribute. */
function inLink(address: string): string {
  return address.replace(
    /[\s()<>"\\]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`,
  );
}
