/** How far a reader has come: a number for each stream. */
export type StreamCursor = ReadonlyMap<string, number>;

const STREAMS_MAX = 8;
const PLACE = /^([\w-]{1,64}):(\d{1,15})$/;

/** The cursor as text, for the outside opaque: `<stream>:<number>`, separated by commas. */
export const writeCursor = (cursor: StreamCursor): string =>
  [...cursor].map(([stream, number]) => `${stream}:${number}`).join(',');

/** @returns undefined where the text is no cursor of ours */
export function readCursor(text: string): StreamCursor | undefined {
  const places = text.split(',');
  if (places.length > STREAMS_MAX) return undefined;
  const cursor = new Map<string, number>();
  for (const place of places) {
    const [, stream, number] = PLACE.exec(place) ?? [];
    if (stream === undefined || number === undefined) return undefined;
    cursor.set(stream, Number(number));
  }
  return cursor;
}
