import { asideTitles, type AsideKind } from '../components/aside.ts';

/** What an aside is called where it stands, and as what kind it is shown. */
export interface AsideName {
  kind: AsideKind;
  title: string;
}

function named(kind: AsideKind, title: string = asideTitles[kind]): AsideName {
  return { kind, title };
}

/** `:::name`; `info` and `warning` are how other generators call two of the kinds. */
const directives: Readonly<Record<string, AsideName>> = {
  note: named('note'),
  info: named('note', 'Info'),
  tip: named('tip'),
  important: named('important'),
  caution: named('caution'),
  warning: named('caution', 'Warning'),
  danger: named('danger'),
};

/** `> [!NAME]`, as Git hosts have them: there a warning is milder than a caution. */
const alerts: Readonly<Record<string, AsideName>> = {
  note: named('note'),
  tip: named('tip'),
  important: named('important'),
  warning: named('caution', 'Warning'),
  caution: named('danger', 'Caution'),
};

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
