import { blockSelector } from '../../protocol/markup.ts';

/** What highlighters call a language, by its usual name. */
const usual: Readonly<Record<string, string>> = {
  ...{ 'shell-session': 'console', 'sh-session': 'console', 'bash-session': 'console' },
  ...{ terminal: 'sh', shellscript: 'sh', none: '', notranslate: '', source: '' },
};

const mostAncestors = 4;
const titled =
  'figcaption, [data-title], [class*="title" i], [class*="filename" i], [class*="file-name" i], [data-component-part*="filename"], .caption-text';

/**
 * Says on each block its language and title in the one way that all of them are read, and ends its
 * lines where the page shows them ended: highlighters put both where they like.
 */
export function markCode(document: Document): void {
  for (const block of document.querySelectorAll(blockSelector)) {
    for (const end of block.querySelectorAll('br')) end.replaceWith('\n');
    const around = [block, ...block.querySelectorAll('code'), ...ancestorsOf(block)];
    const language = around.map(languageIn).find((found) => found !== undefined);
    if (language !== undefined) block.setAttribute('data-language', language);
    const title = titleOf(block);
    if (title !== undefined) block.setAttribute('data-title', title);
  }
}

/** The elements around a block and around no other. */
function ancestorsOf(block: Element): Element[] {
  const found: Element[] = [];
  let at = block.parentElement;
  while (at && found.length < mostAncestors && at.querySelectorAll('pre').length === 1) {
    found.push(at);
    at = at.parentElement;
  }
  return found;
}

function languageIn(element: Element): string | undefined {
  const attributes = ['data-language', 'data-lang', 'language'];
  const names = element.getAttribute('class') ?? '';
  const [, named, source, pandoc] =
    /(?:^|\s)(?:lang(?:uage)?-([\w+#-]+)|highlight-(?:source-)?([\w+#-]+)|sourceCode ([\w+#-]+))/.exec(
      names,
    ) ?? [];
  const language =
    attributes.map((name) => element.getAttribute(name)).find((value) => value) ??
    named ??
    source ??
    pandoc;
  if (language === undefined) return undefined;
  const small = language.toLowerCase();
  return Object.hasOwn(usual, small) ? usual[small] : small;
}

function titleOf(block: Element): string | undefined {
  const own = ['data-title', 'data-filename', 'title'];
  for (const element of [block, ...ancestorsOf(block)]) {
    const written = own.map((name) => element.getAttribute(name)).find((value) => value);
    if (written) return written.trim();
    if (element === block) continue;
    const parts = [...element.querySelectorAll(titled)].filter(
      (part) => !part.contains(block) && !block.contains(part) && part.localName !== 'button',
    );
    for (const part of parts) {
      const text = (part.querySelector('.title') ?? part).textContent;
      if (text.trim() !== '' && text.length < 120) return text.replace(/[¶#]/g, '').trim();
    }
  }
  return undefined;
}
