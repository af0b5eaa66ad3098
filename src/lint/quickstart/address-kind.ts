/**
 * `address`: can be opened; `broken`: means to be an address that can be opened, and is none;
 * `bare`: an address without `http://`; `text`: something else.
 */
export type AddressKind = 'address' | 'broken' | 'bare' | 'text';

const scheme = /^(?:https?[:;.,]?[/\\]|https?:|[a-z][a-z\d+.-]*:[/\\]|[a-z]{3,6}\/\/)/i;
const bare =
  /^(?:localhost|127(?:\.\d{1,3}){3}|0\.0\.0\.0|\[[\da-f:]+\])(?::\d*)?(?:\/\S*)?$|^(?!\d+:)[\w.-]*:\d{2,5}(?:\/\S*)?$|^\d{4,5}$/i;

/** What a text that stands for an address can be taken for. */
export function addressKind(text: string): AddressKind {
  if (/^https?:\/\/\S+$/.test(text)) return URL.canParse(text) ? 'address' : 'broken';
  if (scheme.test(text)) return 'broken';
  return bare.test(text) ? 'bare' : 'text';
}

/** The address that was most likely meant. */
export function addressMeantBy(text: string): string {
  const scheme = /^https/i.test(text) ? 'https' : 'http';
  const rest = text.replace(/^(?:[a-z][a-z\d+.-]*[:;,]?[/\\]{1,3}|https?[:;.,])/i, '');
  const [, host = '', port, path = ''] =
    /^(\[[^\]]*\]|[^:/?#]*)(?::([^/?#]*))?(.*)$/s.exec(/^\d+$/.test(rest) ? `:${rest}` : rest) ??
    [];
  const isPort = port !== undefined && /^\d+$/.test(port) && Number(port) <= 65_535;
  const name = host === '' ? 'localhost' : host;
  const where = port === undefined ? name : `${name}:${isPort ? port : '3000'}`;
  return `${scheme}://${where}${path.trim().replace(/\s/g, '%20')}`;
}
