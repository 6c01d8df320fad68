/** Generous, so that a busy machine fails no spec; whoever waits in vain is told what for. */
const WITHIN_MS = 60_000;

/** Waits until something is so, and gives it. */
export async function eventually<T>(
  look: () => Promise<T | undefined | false> | T | undefined | false,
): Promise<T> {
  const end = Date.now() + WITHIN_MS;
  for (;;) {
    const found = await look();
    if (found) return found;
    if (Date.now() > end) throw new Error(`Not so within ${WITHIN_MS} ms: ${look.toString()}`);
    await new Promise((again) => setTimeout(again, 10));
  }
}
