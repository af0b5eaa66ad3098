/** What a reader puts in the place of such a word is a secret, or names what is theirs. */
const noun =
  '(?:api[ _-]?key|key|token|secret|password|passphrase|credentials?|id|e?mail|user(?:name)?|(?:sub)?domain|hostname|endpoint)';
const verb = '(?:insert|paste|enter|put|replace|add|use|type|fill)';
const secret = '(?:key|token|secret|password)';

/**
 * What marks a text that the reader must replace, in all forms that people write; each is tried
 * where the one before it does not match. `own` stands before bare words: a variable (`$YOUR_KEY`),
 * a member (`config.your_key`) or a part of a longer word is none, a part of a host's name is one.
 */
const own = String.raw`(?:(?<![\w$.{@-]|\$\{|\w\[)|(?<=://[\w.-]*\.|\w@))`;
const forms = [
  // {{API_KEY}}, {{ your_token }}; not {{ vue }}, nor ${{ secrets.API_KEY }} of a workflow
  String.raw`(?<!\$)\{\{ ?(?:YOUR(?:[_-][A-Z0-9]+)+|[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+|your(?:[_-]\w+)+) ?\}\}`,
  // <YOUR_API_KEY>, <your email>, <API_KEY>, <api-key>, <insert key>; not <div>, Set<URL>
  String.raw`(?<![\w$])<(?:(?:your|YOUR|Your)(?:[ _-]\w+)+|[A-Z][A-Z0-9]*(?:[ _-][A-Z0-9]+)+|(?:[a-z]+[ _-])+${secret}|${verb}(?:[ _-]\w+)+)>`,
  // [YOUR KEY HERE], [your-api-key], [INSERT_TOKEN]; not [Your profile](/me), list[your_index]
  String.raw`(?<![\w\])$])\[(?:(?:your|YOUR|Your)(?:[ _-]\w+)+|${verb.toUpperCase()}(?:[ _-][A-Z0-9]+)+)\](?![(\[:])`,
  // {your-project-id}, {YOUR_TOKEN}
  String.raw`(?<![$\w{])\{(?:your|YOUR)(?:[ _-]\w+)+\}(?!\})`,
  // PASTE_YOUR_KEY_HERE, INSERT_KEY_HERE, YOUR_API_KEY, YOUR-KEY, ADD_YOUR_TOKEN
  String.raw`${own}(?:[A-Z0-9]+[_-])*YOUR(?:[_-][A-Z0-9]+)+(?!\w)`,
  String.raw`${own}[A-Z][A-Z0-9]*(?:[_-][A-Z0-9]+)*[_-]HERE(?!\w)`,
  // REPLACE_ME, CHANGE_ME, CHANGEME, replace-me; not changeme, which is a password that works
  String.raw`${own}(?:(?:REPLACE|CHANGE|FILL|INSERT|EDIT)(?:[_-]?ME|[_-](?:THIS|WITH(?:[_-][A-Z0-9]+)+))|replace[_-]me)(?!\w)`,
  // your_api_key, your-api-key-here, paste-your-token; not your-app, your_email@example.com
  String.raw`${own}(?:${verb}[_-])?[yY]our(?:[_-][a-z0-9]+)*[_-](?:${noun}|here)(?![\w@(-])`,
  // 'yourApiKey', "your api key": in quotes, and nothing else in them
  String.raw`(?<=["'])your(?:[A-Z]\w*)?(?:Key|Token|Secret|Password|Id)(?=["'])`,
  String.raw`(?<=[=:] ?["'])your(?: \w+)* ${noun}(?: here)?(?=["'])`,
  // sk-xxxxxxxx, ghp_XXXXXXXX, xxxx-xxxx, AKIAXXXXXXXX, sk-...; not the template of mktemp, 0xXXXX
  String.raw`(?<![\w.$/\\-])(?:[A-Za-z0-9]{1,12}[_-]){0,4}(?:x{4,}(?:[_-]x{4,})*|X{4,}(?:[_-]X{4,})*)(?![\w.=-])`,
  String.raw`(?<![\w.$/\\-])[A-Z]{2,5}X{8,}(?!\w)`,
  String.raw`(?<![\w.$/\\-])(?:sk|pk|rk|ghp|gho|xox[abp]|glpat|hf|npm)[_-](?:\w{1,8}[_-])*(?:\.{3}|…)(?![\w.])`,
];
const placeholderPattern = new RegExp(forms.map((form) => `(?:${form})`).join('|'), 'g');

/**
 * The placeholders in a text, as written, each once, in the order of their first appearance.
 *
 * What is taken for a placeholder stops the lab, so what only looks like one is left alone: tags
 * (`<div>`), type arguments (`Set<URL>`), variables (`${YOUR_TOKEN}`), names that the text itself
 * gives a value, ordinary words ("your-app").
 */
export function findPlaceholders(text: string): string[] {
  const found = [...text.matchAll(placeholderPattern)].filter((match) => isMeant(match, text));
  return [...new Set(found.map(([placeholder]) => placeholder))];
}

/** The text with what each of its placeholders stands for; undefined leaves one as it is. */
export function replacePlaceholders(
  text: string,
  valueOf: (placeholder: string) => string | undefined,
): string {
  const found = new Set(findPlaceholders(text));
  return text.replace(placeholderPattern, (placeholder: string) =>
    found.has(placeholder) ? (valueOf(placeholder) ?? placeholder) : placeholder,
  );
}

/** The environment variable that gives a value in the lab: `MEANTIME_YOUR_API_KEY`. */
export function placeholderVariable(placeholder: string): string {
  const name = placeholder
    .replaceAll(/[^A-Za-z0-9]+/g, '_')
    .replaceAll(/^_+|_+$/g, '')
    .toUpperCase();
  return `MEANTIME_${name}`;
}

function isMeant(match: RegExpExecArray, text: string): boolean {
  const [placeholder] = match;
  // A name that the text itself gives a value is a variable.
  if (/^\w+$/.test(placeholder) && isAssigned(placeholder, text)) return false;
  const line = text.slice(text.lastIndexOf('\n', match.index) + 1).split('\n', 1)[0] ?? '';
  return !(/X{3,}$/.test(placeholder) && /\bmk[ds]?temp\b/.test(line));
}

function isAssigned(name: string, text: string): boolean {
  return new RegExp(
    String.raw`(?<![\w$./-])${name}\s*(?::?=(?!=)|=>)|\b(?:const|let|var|def|fn|func)\s+${name}\b`,
  ).test(text);
}
