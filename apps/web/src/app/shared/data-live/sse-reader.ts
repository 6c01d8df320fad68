import { createParser } from 'eventsource-parser';

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
  private id = '';
  private complete: ServerSentEvent[] = [];
  private readonly parser = createParser({
    onEvent: ({ event: name = 'message', id = this.id, data }) => {
      this.id = id;
      this.complete.push({ name, id, data });
    },
  });

  read(piece: string): ServerSentEvent[] {
    this.complete = [];
    this.parser.feed(piece);
    return this.complete;
  }
}
