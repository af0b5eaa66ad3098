/** Event of the document, in development: the article of the page is another. */
export const swappedEvent = 'meantime:swapped';
