// By what the controls of a page are found, whatever they are called in its language. Apart from
// `markup`, all of which every page loads.

/** On each button that opens the search. */
export const searchOpener = 'data-meantime-search';

/** On the field of the search. */
export const searchField = 'data-meantime-search-field';

/** On the buttons of what accompanies the reader of a quickstart; content/reference/markup.mdx names them. */
export const helloAnswer = 'data-meantime-answer';
