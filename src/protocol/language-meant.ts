/** Usual names of languages that highlighters have by another. */
export const namesByLanguage = {
  apache: 'apacheconf',
  asm: 'assembly nasm',
  bat: 'dos',
  c: 'h',
  console: 'bash-session session sh-session shell-session terminal',
  cpp: 'cc cxx hpp',
  diff: 'patch udiff',
  docker: 'containerfile',
  dotenv: 'env',
  elixir: 'ex exs',
  erb: 'ejs html+erb',
  go: 'golang',
  groovy: 'gradle',
  handlebars: 'mustache',
  html: 'htm xhtml',
  ini: 'cfg conf editorconfig gitconfig npmrc',
  jinja: 'django j2 jinja2',
  js: 'node nodejs',
  jsonc: 'json-with-comments',
  jsonl: 'jsonlines ndjson',
  make: 'mk',
  matlab: 'octave',
  nginx: 'nginxconf',
  perl: 'pl',
  python: 'py3 pycon python3',
  ruby: 'irb',
  scheme: 'scm',
  solidity: 'sol',
  sql: 'mysql postgres postgresql psql sqlite',
  txt: 'ascii none output',
  vb: 'vbnet',
  wasm: 'wat webassembly',
  xml: 'plist rss svg xslt',
} as const;

let languageByName: ReadonlyMap<string, string> | undefined;

/** The language that a fence names, as highlighters call it: `Dockerfile` in small letters, `golang` as `go`. */
export function languageMeant(written: string): string {
  const small = written.toLowerCase();
  // Made when it is asked for: readers' scripts that never ask have nothing of it.
  languageByName ??= new Map(
    Object.entries(namesByLanguage).flatMap(([language, names]) =>
      names.split(' ').map((name) => [name, language] as const),
    ),
  );
  return languageByName.get(small) ?? small;
}
