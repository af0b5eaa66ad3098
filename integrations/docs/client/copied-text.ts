/**
 * What a reader who copies a block wants of it: of a recorded session the commands without their
 * prompts and what they print, of a diff the file as it is afterwards.
 *
 * @param kind what `copiesOf` says of the block
 */
export function copiedText(text: string, kind: string | null): string {
  if (kind === 'session') return commandsOf(text.split('\n')).join('\n');
  if (kind === 'diff') return afterwards(text.split('\n')).join('\n');
  return text;
}

const prompt = /^\s*[$%❯] /;

function commandsOf(lines: readonly string[]): string[] {
  let goesOn = false;
  return lines.flatMap((line) => {
    const isCommand = goesOn || prompt.test(line);
    if (!isCommand) return [];
    const command = goesOn ? line.replace(/^> /, '') : line.replace(prompt, '');
    goesOn = command.endsWith('\\');
    return command;
  });
}

function afterwards(lines: readonly string[]): string[] {
  return lines.flatMap((line) => (line.startsWith('-') ? [] : line.replace(/^[+ ]/, '')));
}
