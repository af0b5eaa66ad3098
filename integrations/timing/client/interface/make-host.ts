import { markup } from '../../../../src/protocol/markup.ts';
import type { LoadedWords } from '../../../../src/words/loaded-words.ts';
import { interfaceStyle } from './interface-style.ts';

type HostName = 'meantime-hello' | 'meantime-stuck' | 'meantime-rail';

/**
 * An element with a shadow root, so that the page's style and ours do not meet, which belongs to no
 * step.
 */
export function makeHost(
  name: HostName,
  { lang, dir }: LoadedWords<'hello'>,
  style: string,
): { host: HTMLElement; shadow: ShadowRoot } {
  const host = document.createElement(name);
  host.setAttribute(markup.ignore, '');
  host.lang = lang;
  host.dir = dir;
  const shadow = host.attachShadow({ mode: 'open' });
  // A sheet made by script is allowed by a policy that forbids inline styles.
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(interfaceStyle + style);
  shadow.adoptedStyleSheets = [sheet];
  return { host, shadow };
}
