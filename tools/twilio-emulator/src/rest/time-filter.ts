/** Whether a time passes a list's filter `<name>`, `<name><` and `<name>>`: by day, as Twilio does, or by moment. */
export function isInTime(time: Date | undefined, name: string, query: URLSearchParams): boolean {
  const compare = (suffix: string, test: (time: number, bound: number) => boolean): boolean => {
    const bound = query.get(name + suffix);
    if (bound === null) return true;
    return time !== undefined && test(time.getTime(), Date.parse(bound));
  };
  const dayMs = 24 * 3600 * 1000;
  return (
    compare('', (at, bound) => at >= bound && at < bound + dayMs) &&
    compare('<', (at, bound) => at <= bound) &&
    compare('>', (at, bound) => at >= bound)
  );
}
