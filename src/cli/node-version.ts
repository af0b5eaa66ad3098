// Loaded by any version of Node, so written in words that all of them know.

/** What to tell a person whose Node is too old; undefined when it is not. */
export function complaintAboutNode(version: string, executable: string): string | undefined {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  if (major > 22 || (major === 22 && minor >= 12)) return undefined;
  return `Error: Meantime needs Node.js 22.12 or later, and this is ${version} (${executable}).

  Hint: Install a later one from https://nodejs.org, or add it to the project: npm install --save-dev node
`;
}
