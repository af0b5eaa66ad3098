export type ReadBody =
  { ok: true; text: string } | { ok: false; reason: 'too-large' | 'not-utf8' | 'broken-off' };

/**
 * Reads the body of a request as UTF-8. Stops at the limit, so that no stranger decides how much
 * memory is held.
 */
export async function readBody(request: Request, limitBytes: number): Promise<ReadBody> {
  const told = request.headers.get('content-length');
  if (Number(told ?? 0) > limitBytes) return { ok: false, reason: 'too-large' };
  let bytes: ArrayBuffer | Uint8Array | undefined;
  try {
    // HTTP ends a body after the length that it was told. All at once costs a tenth of a stream.
    bytes = told === null ? await readStream(request, limitBytes) : await request.arrayBuffer();
  } catch {
    return { ok: false, reason: 'broken-off' };
  }
  if (bytes === undefined || bytes.byteLength > limitBytes) {
    return { ok: false, reason: 'too-large' };
  }
  try {
    return { ok: true, text: decoder.decode(bytes) };
  } catch {
    return { ok: false, reason: 'not-utf8' };
  }
}

const decoder = new TextDecoder('utf-8', { fatal: true });

/** Undefined for more than the limit. */
async function readStream(request: Request, limitBytes: number): Promise<Uint8Array | undefined> {
  const chunks: Uint8Array[] = [];
  let sizeBytes = 0;
  for await (const chunk of request.body ?? []) {
    sizeBytes += chunk.byteLength;
    // Leaving the loop cancels the stream: what is still on its way is not read.
    if (sizeBytes > limitBytes) return undefined;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}
