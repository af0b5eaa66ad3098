const notFound = [
  /(?:^|: )(?:line \d+: )([^\s:/]+): command not found$/,
  /^(?:-?\w*sh): ([^\s:/]+): command not found$/,
  /^(?:[^\s:]*: )(?:\d+: )([^\s:/]+): not found$/,
  /^zsh(?::\d+)?: command not found: ([^\s/]+)$/,
  /^fish: Unknown command: ([^\s/]+)$/,
  /\benv: ['‘"]?([^\s'’":/]+)['’"]?: No such file or directory/,
  /\bspawn ([^\s/]+) ENOENT\b/,
  /exec: "([^\s"/]+)": executable file not found in \$PATH/,
];

/** The program that was looked for on the PATH in vain, as shells and other programs say it. */
export function missingProgram(printed: readonly string[]): string | undefined {
  for (const line of printed) {
    for (const pattern of notFound) {
      const name = pattern.exec(line.trimEnd())?.[1];
      if (name !== undefined) return name;
    }
  }
  return undefined;
}
