import { codeWord } from '../../protocol/code-words.ts';

/** Words that mean something to other highlighters and generators alone, so that they are no typos. */
const words = [
  // marked lines and words
  'diff hl_lines remove word words',
  // numbers of lines
  'linenos linenums no-line-numbers noLineNumbers numberLines',
  // frames, folds and looks
  'class className collapsed copy copyable expandable expanded hangingIndent height',
  'icon id lines noCopy nowrap preserveIndent size style table theme width',
  // code that runs on the page
  'editable live noInline playground preview repl runnable sandbox',
  // code that is tested
  'compile_fail ignore no_run noplayground should_panic skip test',
  // tabs and languages
  'bun deno fun group node npm2yarn react ruby sync tab tabs',
];

/** Names under which others write what is a title here. */
const titles = ['caption', 'file', 'filename', 'header', 'label', 'name', 'path'];

const known = new Set([...words.join(' ').split(' '), ...titles].map((word) => word.toLowerCase()));

/** Also true for words that say how code looks, which are nothing to those who follow the steps. */
export function isWordOfOthers(name: string): boolean {
  return known.has(name.toLowerCase()) || codeWord(name) !== undefined;
}

/** True for `filename="a.js"`: a title in the words of another generator. */
export function isTitleOfOthers(name: string): boolean {
  return titles.includes(name.toLowerCase());
}
