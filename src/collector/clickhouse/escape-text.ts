/**
 * Any text as a literal of ClickHouse's SQL. The one place where text becomes part of a query: servers
 * of 2018 know no parameters.
 */
export function escapeText(text: string): string {
  const escaped = wellFormed(text).replace(/[\\'\p{Cc}]/gu, (sign) => {
    const code = sign.charCodeAt(0);
    if (code >= 0x80) return sign;
    return code < 0x20 || code === 0x7f ? `\\x${code.toString(16).padStart(2, '0')}` : `\\${sign}`;
  });
  return `'${escaped}'`;
}

/** As UTF-8 can hold it: half a pair of surrogates, which no store keeps, becomes U+FFFD. */
export function wellFormed(text: string): string {
  return Buffer.from(text).toString();
}
