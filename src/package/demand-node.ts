/**
 * Imported before all else by what Astro loads, so that a Node that is not supported is told in one
 * message, and not by whatever first fails on it.
 */
import { complaintAboutNode } from './node-version.ts';

const complaint = complaintAboutNode({
  version: process.versions.node,
  executable: process.execPath,
});
if (complaint) throw complaint;
