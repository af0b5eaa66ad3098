/** Where the page's own content is, as against navigation and footers: the first of these. */
export const contentSelectors = ['[data-meantime-content]', 'main', 'article', 'body'];

/** The element that holds the content; undefined in a document without a body. */
export function contentRoot<E>(document: {
  querySelector(selector: string): E | null;
}): E | undefined {
  for (const selector of contentSelectors) {
    const element = document.querySelector(selector);
    if (element) return element;
  }
  return undefined;
}
