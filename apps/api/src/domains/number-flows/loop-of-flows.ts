/**
 * Flows that hand a call to each other without end, whatever the caller does or does not do.
 *
 * @param next the flows to which a flow hands a call by itself
 * @returns in their order, with the first once more at the end; undefined where every way has an end
 */
export function loopOfFlows(
  first: string,
  next: (flow: string) => readonly string[],
  way: readonly string[] = [],
): string[] | undefined {
  const known = way.indexOf(first);
  if (known >= 0) return [...way.slice(known), first];
  for (const flow of next(first)) {
    const loop = loopOfFlows(flow, next, [...way, first]);
    if (loop) return loop;
  }
  return undefined;
}
