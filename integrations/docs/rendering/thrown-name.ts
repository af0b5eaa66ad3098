/** The name in the code that V8's message speaks of, if it speaks of one. */
export function thrownName(reason: string): string | undefined {
  const [, name, property, called] =
    /^([\w$]+) is not defined|\(reading '([^']+)'\)|^([\w$.]+) is not a (?:function|constructor)/.exec(
      reason,
    ) ?? [];
  return name ?? property ?? called?.split('.').at(-1);
}
