export type ReadBody =
  { ok: true; text: string } | { ok: false; reason: 'too-large' | 'not-utf8' | 'broken-off' };

/**
 * Reads the body of a request as UTF-8. Stops at the limit, so that no stranger decides how much
 * memory is held.
 */
export async function readBody(request: Request, limitBytes: number): Promise<ReadBody> {
  if (Number(request.headers.get('content-length') ?? 0) > limitBytes) {
    return { ok: false, reason: 'too-large' };
  }
  const chunks: Uint8Array[] = [];
  let sizeBytes = 0;
  try {
    for await (const chunk of request.body ?? []) {
      sizeBytes += chunk.byteLength;
      // Leaving the loop cancels the stream: what is still on its way is not read.
      if (sizeBytes > limitBytes) return { ok: false, reason: 'too-large' };
      chunks.push(chunk);
    }
  } catch {
    return { ok: false, reason: 'broken-off' };
  }
  try {
    return {
      ok: true,
      text: new TextDecoder('utf-8', { fatal: true }).decode(Buffer.concat(chunks)),
    };
  } catch {
    return { ok: false, reason: 'not-utf8' };
  }
}
