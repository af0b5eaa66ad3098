#!/usr/bin/env node
import { complaintAboutNode } from './node-version.ts';

const complaint = complaintAboutNode(process.versions.node, process.execPath);
if (complaint === undefined) {
  // Imported late: it and what it loads need not even parse on an older Node.
  const { main } = await import('./main.ts');
  await main(process);
} else {
  process.stderr.write(complaint);
  process.exitCode = 3;
}
