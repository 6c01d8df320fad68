import { SseReader } from './sse-reader';

const STREAM =
  ': hello\n\nevent: ready\ndata: {"reload":false}\n\nid: 7\r\ndata: one\r\ndata: two\r\n\r\n' +
  ': heartbeat\n\ndata:three\nid\n\nevent: lost\n\ndata: half';

const EVENTS = [
  { name: 'ready', id: '', data: '{"reload":false}' },
  { name: 'message', id: '7', data: 'one\ntwo' },
  { name: 'message', id: '', data: 'three' },
];

describe('SseReader', () => {
  it.each([1, 2, 3, 7, 1000])('reads a stream in pieces of %d characters', (size) => {
    const reader = new SseReader();
    const events = [];
    for (let at = 0; at < STREAM.length; at += size) events.push(...reader.read(STREAM.slice(at, at + size)));
    expect(events).toEqual(EVENTS);
  });
});
