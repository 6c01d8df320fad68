/** One event of a stream, as the HTML standard has it. Source: https://html.spec.whatwg.org/#event-stream-interpretation */
export interface ServerSentEvent {
  /** Name after `event:`; `message` where there is none. */
  name: string;
  /** The last id that the stream gave, in this event or before; empty before the first. */
  id: string;
  data: string;
}

/** Takes the text of a stream in pieces of any size and gives the events that are complete. */
export class SseReader {
  private rest = '';
  private name = '';
  private data: string[] = [];
  private id = '';

  read(piece: string): ServerSentEvent[] {
    // A carriage return at the end may be half of a line break.
    const text = this.rest + piece;
    const usable = text.endsWith('\r') ? text.slice(0, -1) : text;
    const lines = usable.split(/\r\n|\r|\n/);
    this.rest = (lines.pop() ?? '') + text.slice(usable.length);
    return lines.flatMap((line) => this.take(line));
  }

  private take(line: string): ServerSentEvent[] {
    if (line === '') return this.finish();
    const colon = line.indexOf(':');
    const field = colon < 0 ? line : line.slice(0, colon);
    const value = colon < 0 ? '' : line.slice(colon + 1).replace(/^ /, '');
    if (field === 'event') this.name = value;
    else if (field === 'data') this.data.push(value);
    else if (field === 'id' && !value.includes('\0')) this.id = value;
    return [];
  }

  private finish(): ServerSentEvent[] {
    const { name, data, id } = this;
    this.name = '';
    this.data = [];
    return data.length > 0 ? [{ name: name || 'message', id, data: data.join('\n') }] : [];
  }
}
