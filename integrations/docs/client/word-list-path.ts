/** Where the words of the pages in a language are, in the folder of the index. */
export function wordListPath(language: string): string {
  return `words/${language}.txt`;
}
