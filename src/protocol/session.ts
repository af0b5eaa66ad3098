/** A command of a recorded session. */
export interface SessionCommand {
  /** Without prompts. */
  text: string;
  /** Index of its first line in the block. */
  line: number;
  /** What the session shows below it; empty where nothing. */
  shown: string;
  /** Index of the first line of that. */
  shownLine: number;
}

/** Languages of recorded sessions, by the names that Shiki has for them. */
export const sessionLanguages: readonly string[] = ['console', 'shellsession'];

/**
 * Also with a name before it: `ada@host:~$ `, `[ada@host app]$ `. A `#` alone is a comment as likely
 * as the prompt of root, and is none.
 */
const prompt = /^\s*(?:(?:[\w.-]+@[\w.-]+:[^\s$#]*|\[[^\]\s]+@[^\]]+\])[$%#❯]|[$%❯]) /;

/** Whether commands stand behind prompts in a block that is run. */
export function isSession(language: string, text: string): boolean {
  return sessionLanguages.includes(language)
    ? text.split('\n').some((line) => prompt.test(line))
    : /^\s*\$ /.test(text);
}

/** The lines of a session above its first prompt, which nobody can tell from commands or output. */
export function linesBeforePrompt(text: string): string[] {
  const lines = text.split('\n');
  const first = lines.findIndex((line) => prompt.test(line));
  return lines.slice(0, Math.max(first, 0)).filter((line) => line.trim() !== '');
}

/** The commands of a recorded session, each with what it prints. */
export function readSession(text: string): SessionCommand[] {
  const commands: SessionCommand[] = [];
  let shown: string[] = [];
  for (const [line, content] of text.split('\n').entries()) {
    const last = commands.at(-1);
    const isAtCommand = last !== undefined && shown.length === 0;
    if (prompt.test(content) && !(isAtCommand && last.text.endsWith('\\'))) {
      shown = [];
      commands.push({
        ...{ text: content.replace(prompt, ''), line },
        ...{ shown: '', shownLine: line + 1 },
      });
    } else if (isAtCommand && goesOn(last.text, content)) {
      last.text += `\n${content.replace(/^> ?/, '')}`;
      last.shownLine = line + 1;
    } else if (last) {
      shown.push(content);
      last.shown = shown.join('\n').trimEnd();
    }
  }
  return commands;
}

/** Whether a line is the next one of a command, and not the first that it prints. */
function goesOn(command: string, line: string): boolean {
  if (command.endsWith('\\')) return true;
  if (!/^>(?: |$)/.test(line)) return false;
  const [, end] = /<<-?\s*["']?(\w+)/.exec(command) ?? [];
  if (end !== undefined) return !command.split('\n').some((each) => each.trim() === end);
  const isOpen = /(?:\||&&|\{|\(|\bdo|\bthen|\belse)\s*$/.test(command);
  const quotes = command.match(/(?<!\\)["']/g)?.length ?? 0;
  const isLoop =
    /^\s*(?:for|while|until|if|case)\b/.test(command) && !/\b(?:done|fi|esac)\b/.test(command);
  return isOpen || isLoop || quotes % 2 === 1;
}
