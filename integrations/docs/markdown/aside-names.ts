import type { Words } from '../../../src/words/words.ts';
import type { AsideKind } from '../components/aside.ts';

/** As what kind an aside is shown, and what it is called where it stands. */
export interface AsideName {
  kind: AsideKind;
  word: keyof Words['asides'];
}

function named(kind: AsideKind, word: AsideName['word'] = kind): AsideName {
  return { kind, word };
}

/** `:::name`; `info` and `warning` are how other generators call two of the kinds. */
const directives: Readonly<Record<string, AsideName>> = {
  note: named('note'),
  info: named('note', 'info'),
  tip: named('tip'),
  important: named('important'),
  caution: named('caution'),
  warning: named('caution', 'warning'),
  danger: named('danger'),
};

/** `> [!NAME]`, as Git hosts have them: there a warning is milder than a caution. */
const alerts: Readonly<Record<string, AsideName>> = {
  note: named('note'),
  tip: named('tip'),
  important: named('important'),
  warning: named('caution', 'warning'),
  caution: named('danger', 'caution'),
};

export const asideNames: readonly string[] = Object.keys(directives);

/** The aside that `:::name` opens; undefined when it is no aside. */
export function directiveAside(name: string): AsideName | undefined {
  return Object.hasOwn(directives, name) ? directives[name] : undefined;
}

/** The aside that `[!NAME]` opens, in any case; undefined when it is no aside. */
export function alertAside(name: string): AsideName | undefined {
  const key = name.toLowerCase();
  return Object.hasOwn(alerts, key) ? alerts[key] : undefined;
}

/** What follows the name on the line of `:::danger Title`, unless label or attributes do. */
export function titleOnFence(source: string): string | undefined {
  const [, title] = /^:{3,}[\w-]+[ \t]+([^{\s][^\n]*)/.exec(source) ?? [];
  return title?.trim().replace(/\s*\{[^{}]*\}$/, '');
}
