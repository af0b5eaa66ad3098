// Colours and other commands to a terminal (ECMA-48): CSI and OSC sequences, and single ones.
// eslint-disable-next-line no-control-regex -- they are made of control characters
const commands = /\u001b(?:\[[0-?]*[ -/]*[@-~]|\][^\u0007\u001b]*(?:\u0007|\u001b\\)|[@-Z\\-_])/g;

/**
 * Whether a printed text holds the goal, as terminals show both: without colours, each line as it was
 * last written over, white space at its end left out. Where a terminal breaks a line is not known, so
 * a break counts as a blank.
 */
export function holdsGoal(printed: string, goal: string): boolean {
  return asShown(printed).includes(asShown(goal));
}

function asShown(text: string): string {
  const lines = text
    .replace(commands, '')
    .split(/\r?\n/)
    .map((line) => line.replace(/\r+$/, ''))
    .map((line) => line.slice(line.lastIndexOf('\r') + 1));
  return lines.join(' ').replace(/\s+/g, ' ').trim();
}
