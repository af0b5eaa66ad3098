/** What a page has to bring along for what it shows. */
export interface PageNeeds {
  /** The script that puts what one chooses from behind tabs. */
  tabs: boolean;
  /** The script that enlarges pictures. */
  zoom: boolean;
  /** The script and the styles that break long lines of code. */
  wrap: boolean;
  /** The styles of components that few pages have. */
  extras: boolean;
  /** The styles of code whose lines are told apart or scrolled. */
  codeLines: boolean;
  /** The styles of code that shows its types. */
  typedCode: boolean;
}

const wrap = /<meantime-wrap|class="code [^"]*\bcode-wrapped\b/;
const extras =
  /class="(?:beside|card-icon|card link-card|diagram|field|figure|glossary|lucide|tooltip)\b/;

/** @param html the page's body; undefined where it is known once it is rendered */
export function pageNeeds(html: string | undefined): PageNeeds {
  return {
    tabs: html === undefined || html.includes('<meantime-tabs'),
    zoom: html === undefined || html.includes('<meantime-zoom'),
    wrap: html === undefined || wrap.test(html),
    extras: html === undefined || extras.test(html),
    codeLines: html === undefined || /class="code code-\w+ code-/.test(html),
    typedCode: html === undefined || /class="code [^"]*\btyped-code\b/.test(html),
  };
}

/** Of a page without components. */
export const needsNothing: PageNeeds = {
  tabs: false,
  zoom: false,
  wrap: false,
  extras: false,
  codeLines: false,
  typedCode: false,
};
