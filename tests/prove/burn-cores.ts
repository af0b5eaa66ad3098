import { Worker } from 'node:worker_threads';

/** Keeps so many cores busy while something is done, as other programs on the machine would. */
export async function burnCores<Result>(
  count: number,
  work: () => Promise<Result>,
): Promise<Result> {
  // Threads, so that none outlives this process however it ends.
  const burners = Array.from({ length: count }, () => new Worker('for (;;);', { eval: true }));
  try {
    return await work();
  } finally {
    await Promise.all(burners.map((burner) => burner.terminate()));
  }
}
