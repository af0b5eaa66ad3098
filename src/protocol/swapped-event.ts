/**
 * Event of the document, in development alone: what stands in the page's content was edited, and
 * is another in the same document.
 */
export const swappedEvent = 'meantime:swapped';
