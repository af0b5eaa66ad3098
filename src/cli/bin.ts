#!/usr/bin/env node
import { complaintAboutNode } from '../package/node-version.ts';

const complaint = complaintAboutNode({
  version: process.versions.node,
  executable: process.execPath,
});
if (complaint === undefined) {
  // Imported late: it and what it loads need not even parse on an older Node.
  const { main } = await import('./main.ts');
  await main(process);
} else {
  const { message, code, hint = '' } = complaint;
  process.stderr.write(`Error: ${message} (${code})\n\n  Hint: ${hint}\n`);
  process.exitCode = 3;
}
