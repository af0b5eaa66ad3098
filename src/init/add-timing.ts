/**
 * An Astro configuration with `timing()` among its integrations; undefined where the text does not
 * say for certain where that is.
 */
export function addTiming(config: string): string | undefined {
  const blank = withoutComments(config);
  const at = placeOf(blank);
  if (!at) return undefined;
  const edited = config.slice(0, at.index) + at.text + config.slice(at.index);
  const lastImport = [...blank.matchAll(/^import\s[^;]*?from\s*['"][^'"]+['"];?[ \t]*$/gm)].at(-1);
  if (!lastImport || lastImport.index > at.index) return undefined;
  const end = lastImport.index + lastImport[0].length;
  const quote = lastImport[0].includes('"') ? '"' : "'";
  const stop = lastImport[0].trimEnd().endsWith(';') ? ';' : '';
  const line = `\nimport { timing } from ${quote}meantime${quote}${stop}`;
  return edited.slice(0, end) + line + edited.slice(end);
}

function placeOf(config: string): { index: number; text: string } | undefined {
  const lists = [...config.matchAll(/\bintegrations\s*:\s*\[(\s*)/g)];
  const [list] = lists;
  if (lists.length === 1 && list) {
    const [matched, space = ''] = list;
    const isEmpty = config[list.index + matched.length] === ']';
    const index = list.index + matched.length;
    return { index, text: isEmpty ? 'timing()' : `timing(),${space || ' '}` };
  }
  if (lists.length > 1 || /\bintegrations\b/.test(config)) return undefined;
  const calls = [...config.matchAll(/\bdefineConfig\(\s*\{/g)];
  const [call] = calls;
  if (calls.length !== 1 || !call) return undefined;
  return {
    index: call.index + call[0].length,
    text: '\n  integrations: [timing()],',
  };
}

/** Of the same length, so that places stay. */
function withoutComments(text: string): string {
  const pieces =
    /'(?:\\.|[^'\\\n])*'|"(?:\\.|[^"\\\n])*"|`(?:\\.|[^`\\])*`|\/\/[^\n]*|\/\*[^]*?\*\//g;
  return text.replace(pieces, (piece) =>
    piece.startsWith('/') ? piece.replaceAll(/[^\n]/g, ' ') : piece,
  );
}
