import { originInvalid } from './errors.ts';

/**
 * An origin as browsers write it: lower case, without a path or a usual port.
 *
 * @param option where it was given, for the message: `--allow-origin`
 * @throws MeantimeError `origin-invalid`
 */
export function parseOrigin(text: string, option: string): string {
  const url = URL.parse(text);
  const isOrigin =
    url !== null && /^https?:$/.test(url.protocol) && url.pathname === '/' && url.search === '';
  if (!isOrigin || url.hash !== '' || url.username !== '') throw originInvalid(option, text);
  return url.origin;
}
