/** `<meta name>` whose content is a `QuickstartMeta` as JSON. */
export const quickstartMeta = 'meantime:quickstart';

/** On `<pre>`: one of `blockRoles`. */
export const role = 'data-meantime-role';

/** On `<pre>`: the fence's title: a file name, a URL or a label. */
export const title = 'data-meantime-title';

/** Beside `line`, where the page includes the text: its own file and line, `content/_part.mdx:3`. */
export const file = 'data-meantime-file';

/** On `<pre>` and headings: line in the source file, frontmatter counted. */
export const line = 'data-meantime-line';

/** On `<pre>`, with role `run`: present when the command keeps running. */
export const background = 'data-meantime-background';

/** On `<pre>`, with `background`: when it counts as ready. */
export const ready = 'data-meantime-ready';

/** On `<pre>`, with role `run`: how its last command is meant to fail, `any` or an exit status. */
export const fails = 'data-meantime-fails';

/** On `<pre>`, with role `run`: present when the latest server is stopped before. */
export const stop = 'data-meantime-stop';

/** On `<pre>`, with role `answer`: present when it is keys to press. */
export const keys = 'data-meantime-keys';

/**
 * On the button, inside the same `<figure>`, that copies the block: empty, for a moment `copied`
 * after it did, `pressKeys` where the browser does not let it.
 */
export const copy = 'data-meantime-copy';

/** On such a button: what of the block it copies, where that is not all of it. */
export const copies = 'data-meantime-copies';

/**
 * On such a button, where the block is a change to a file: what of the block stands in the file before,
 * in the same form.
 */
export const replaces = 'data-meantime-replaces';

/**
 * On each of the ways of which a reader takes one (a tab's panel): its label. They stand side by
 * side; the first is the one that a reader sees who chooses nothing.
 */
export const variant = 'data-meantime-variant';

/** On the parent of the ways: names the choice, the same wherever it is offered. */
export const choice = 'data-meantime-choice';

/** On any element: what is inside is no part of the steps (widgets, notices). */
export const ignore = 'data-meantime-ignore';
