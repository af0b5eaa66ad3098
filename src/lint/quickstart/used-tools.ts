import { baseProgramNames, isKnownProgram, toolOf } from '../../protocol/known-tools.ts';
import type { Step } from '../../protocol/step.ts';
import { commandsOf } from '../../text/commands-of.ts';

/** What a shell knows without any program. */
const shellWords = new Set(
  `. : alias bg bind break builtin case cd command compgen complete continue coproc declare dirs disown
  do done elif else enable esac eval exec exit export fc fg fi for function getopts hash help history
  if in jobs let local logout mapfile popd pushd read readonly return select set shift shopt source
  suspend then time times trap type typeset ulimit umask unalias unset until wait while`.split(
    /\s+/,
  ),
);
/** Words before the command that is meant. */
const forerunners = new Set(
  'sudo env time exec command nohup then do else if while until ! {'.split(' '),
);
const installs = /\b(?:install|add|i|get|tool|create|init|compile|build)\b/;
const runsWhatIsLoaded = /\|\s*(?:sudo\s+)?(?:\w+=\S+\s+)*(?:ba|z|da)?sh\b/;

/**
 * The tools that the commands of a page use and that neither every newcomer has nor the page makes,
 * as `needs:` names them, in the order of the page. Told from the text: no shell is asked.
 */
export function usedTools(steps: readonly Step[]): string[] {
  const used = new Set<string>();
  const made = new Set<string>();
  let isAnythingMade = false;
  for (const action of steps.flatMap(({ actions }) => actions)) {
    if (action.kind === 'save') made.add(nameOf(action.file));
    if (action.kind !== 'run') continue;
    for (const { text } of commandsOf(action.text)) {
      for (const program of programsIn(text)) {
        if (made.has(program) || (isAnythingMade && !isKnownProgram(program))) continue;
        used.add(toolOf(program));
      }
      if (installs.test(text)) for (const word of text.split(/\s+/)) made.add(nameOf(word));
      for (const [, name = ''] of text.matchAll(/\b([\w-]+)\s*\(\)\s*\{/g)) made.add(name);
      if (runsWhatIsLoaded.test(text)) isAnythingMade = true;
    }
  }
  return [...used];
}

/** The programs that a command starts: its own, and those behind each `|`. */
function programsIn(command: string): string[] {
  const bare = command.replaceAll(/'[^']*'|"(?:[^"\\]|\\.)*"/g, 'x').replaceAll(/#.*$/gm, '');
  return bare.split(/\|\|?|&&?|;|\$\(|\n/).flatMap((part) => {
    const words = part.trim().split(/\s+/);
    const first = words.find((word) => !forerunners.has(word) && !/^[\w]+=/.test(word)) ?? '';
    const isProgram = /^[a-z][\w.+-]*$/i.test(first);
    return isProgram && !shellWords.has(first) && !baseProgramNames.has(first) ? [first] : [];
  });
}

/** `create-app` of `@acme/create-app@2.0.0`. */
function nameOf(word: string): string {
  const last = word.split('/').at(-1) ?? '';
  return last.replace(/(?:@|==|>=).*$/, '').replace(/\.\w+$/, '');
}
