import { walkPage } from '../../protocol/page.ts';
import { readTitle } from '../../protocol/read-sections.ts';
import { quote } from './page-notes.ts';

const section =
  /^(?:\d+[.)]?\s*)?(?:pre-?requisites?|requirements?|system requirements|before you (?:begin|start)|what you.?(?:ll)? need|you.?ll need|voraussetzungen|prérequis|requisitos|前提|必要)/iu;

/** Needs that stand in running text: a program of a version, an account, a key. */
const named = [
  /\b(?:Node(?:\.js)?|npm|Python|Ruby|Java|JDK|Go|Rust|PHP|Docker|Git|Deno|Bun|\.NET|Xcode|PostgreSQL|Hugo)(?: Engine| Desktop)?(?:\s+(?:version|v|>=?|≥))*\s*\d+(?:\.\d+)*\+?(?:\s*(?:LTS|and (?:above|up|later|newer)|or (?:higher|later|newer|above)|\+))?/g,
  /\b(?:an?|your) (?:free )?(?:[A-Z][\w.]* )?(?:account|API key|access token|credit card|subscription|license key)\b/g,
];

const mostNeeds = 12;

/** What a page says that a reader must have, in its own words, each once. */
export function namedNeeds(root: Element): string[] {
  const found = new Map<string, string>();
  const add = (text: string) => {
    const need = quote(text).replace(/[.;,]$/, '');
    const key = need.toLowerCase();
    if (need !== '' && ![...found.keys()].some((known) => known.includes(key)))
      found.set(key, need);
  };
  let isNeeds = false;
  /** True within a paragraph or an item of a list, as against a heading. */
  let isItem = false;
  let hasList = false;
  let text = '';
  let listed = '';
  const flush = () => {
    add(listed);
    listed = '';
  };
  for (const item of walkPage(root)) {
    if (typeof item === 'string') {
      text += item;
      if (isNeeds && isItem) listed += item;
    } else if (item.matches('h1, h2, h3, h4, pre')) {
      flush();
      isItem = false;
      hasList = false;
      isNeeds = item.localName !== 'pre' && section.test(readTitle(item));
    } else if (item.matches('li, p')) {
      flush();
      // Behind a list comes what is not needed any more.
      hasList ||= isNeeds && item.localName === 'li';
      isItem = !hasList || item.closest('li') !== null;
    }
  }
  flush();
  for (const pattern of named) for (const [need] of text.matchAll(pattern)) add(need);
  return [...found.values()].slice(0, mostNeeds);
}
