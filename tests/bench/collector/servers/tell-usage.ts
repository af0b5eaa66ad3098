/** Loaded into each server before its program: answers what the process has used until then. */
export interface Usage {
  processorMs: number;
  residentBytes: number;
}

process.on('message', () => {
  const { user, system } = process.cpuUsage();
  const residentBytes = process.memoryUsage.rss();
  process.send?.({ processorMs: (user + system) / 1_000, residentBytes } satisfies Usage);
});
// It is no reason for the process to go on.
process.channel?.unref();
