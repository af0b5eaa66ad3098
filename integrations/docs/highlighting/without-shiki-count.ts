/** Shiki says so at every tenth highlighter; a language has its own here for a reason. */
const count = /^\[Shiki\] \d+ instances have been created/;

let running = 0;
let warn = console.warn;

/** Runs what makes highlighters, and keeps what Shiki says of their number from the writer's terminal. */
export async function withoutShikiCount<T>(make: () => Promise<T>): Promise<T> {
  if (running === 0) {
    warn = console.warn;
    console.warn = (...words: unknown[]): void => {
      if (!count.test(String(words[0]))) warn(...words);
    };
  }
  running += 1;
  try {
    return await make();
  } finally {
    running -= 1;
    if (running === 0) console.warn = warn;
  }
}
