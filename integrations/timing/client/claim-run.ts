/** Long enough for an open document to answer, too short for a reader to act. */
const answerWithinMs = 200;

interface Message {
  run: string;
  /** The document that asks; absent in an answer. */
  ask?: string;
}

interface Claim {
  site: string;
  doc: string;
  run: string;
}

/**
 * Finds out whether another open document writes to a run: a duplicated tab comes with a copy of
 * its storage, and two writers would give one `seq` to two events.
 *
 * @param settle told once whether the run is this document's to go on with
 */
export function claimRun({ site, doc, run }: Claim, settle: (isOurs: boolean) => void): void {
  const channel = openChannel(site);
  const finish = (isOurs: boolean): void => {
    clearTimeout(timer);
    channel?.close();
    settle(isOurs);
  };
  const timer = setTimeout(finish, channel ? answerWithinMs : 0, true);
  channel?.addEventListener('message', ({ data }: MessageEvent<Message>) => {
    if (data.run !== run) return;
    if (data.ask === undefined) finish(false);
    // Of two that ask at once, the lower id goes on with the run.
    else if (doc < data.ask) channel.postMessage({ run });
  });
  channel?.postMessage({ run, ask: doc });
}

/** Tells documents that ask that the run has its writer. Call what it returns to stop. */
export function defendRun(site: string, ownRun: () => string | undefined): () => void {
  const channel = openChannel(site);
  channel?.addEventListener('message', ({ data }: MessageEvent<Message>) => {
    if (data.ask !== undefined && data.run === ownRun()) channel.postMessage({ run: data.run });
  });
  return () => {
    channel?.close();
  };
}

function openChannel(site: string): BroadcastChannel | undefined {
  return 'BroadcastChannel' in globalThis ? new BroadcastChannel(`meantime:${site}`) : undefined;
}
