/** The quota browsers give to requests that outlive their page. */
export const bodyBytes = 65_536;

export const eventsPerBatch = 200;

/**
 * `seq` below this, so a run holds at most so many events. The collector numbers its own (hellos
 * from the terminal) from here on.
 */
export const eventsPerRun = 10_000;

/** Those beyond are kept without their note: the event counts, and nobody writes so much to be read. */
export const notesPerRun = 50;

// Characters are UTF-16 units, as JavaScript and `maxlength` count them: most emoji are two.
export const noteCharacters = 2_000;
export const idCharacters = 100;
export const pageCharacters = 500;
export const hostCharacters = 255;
