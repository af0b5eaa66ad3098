/** Words that mean something to other highlighters and generators, so that they are no typos of ours. */
const words = [
  // marked lines and words
  'add del diff error focus highlight hl hl_lines ins mark remove warning word words',
  // numbers of lines
  'linenos line-numbers lineNumbers linenums no-line-numbers noLineNumbers numberLines',
  'showLineNumbers startLineNumber',
  // frames, folds and looks
  'class className collapse collapsed copy copyable expandable expanded frame hangingIndent height',
  'icon id lines noCopy nowrap preserveIndent size style table theme width wrap',
  // code that runs on the page
  'editable live noInline playground preview repl runnable sandbox twoslash',
  // code that is tested
  'compile_fail ignore no_run noplayground should_panic skip test',
  // tabs and languages
  'bun deno fun group node npm2yarn react ruby sync tab tabs',
];

/** Names under which others write what is a title here. */
const titles = ['caption', 'file', 'filename', 'header', 'label', 'name', 'path'];

const known = new Set([...words.join(' ').split(' '), ...titles].map((word) => word.toLowerCase()));

export function isWordOfOthers(name: string): boolean {
  return known.has(name.toLowerCase());
}

/** True for `filename="a.js"`: a title in the words of another generator. */
export function isTitleOfOthers(name: string): boolean {
  return titles.includes(name.toLowerCase());
}
