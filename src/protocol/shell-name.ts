/** Shells in which commands are run. */
export const shellNames = ['bash', 'zsh', 'fish'] as const;

export type ShellName = (typeof shellNames)[number];

/** The shell that a block of this language needs; bash for what any shell takes. */
export function shellOf(language: string): ShellName {
  return shellNames.find((name) => name === language) ?? 'bash';
}
