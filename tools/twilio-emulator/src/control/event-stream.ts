import type { Request, Response } from 'express';
import type { EventLog } from './event-log';
import type { InspectorEvent } from './inspector-events';

const KEEP_ALIVE_MS = 15_000;

/**
 * `GET /control/events`: server-sent events where the client asks for `text/event-stream`, else a JSON list.
 * `?since=<id>` (or `Last-Event-ID`) begins after that event, `?callSid=` keeps to one call,
 * `?messageSid=` to one message.
 */
export function answerEvents(log: EventLog, request: Request, response: Response): void {
  const { since, callSid, messageSid } = request.query;
  const only = [callSid, messageSid].find((sid) => typeof sid === 'string');
  const isStream = request.headers.accept?.includes('text/event-stream') ?? false;
  const lastSeen = request.headers['last-event-id'] ?? since;
  const after = typeof lastSeen === 'string' && /^\d+$/.test(lastSeen) ? Number(lastSeen) : 0;
  if (!isStream) {
    response.json(log.since(after, only));
    return;
  }
  response.writeHead(200, {
    'Content-Type': 'text/event-stream',
    'Cache-Control': 'no-cache',
    Connection: 'keep-alive',
  });
  const send = (event: InspectorEvent): void => {
    if (only !== undefined && event.callSid !== only && event.messageSid !== only) return;
    response.write(`id: ${event.id}\ndata: ${JSON.stringify(event)}\n\n`);
  };
  response.write(': events follow\n\n');
  log.since(after, only).forEach(send);
  const unsubscribe = log.subscribe(send);
  const keepAlive = setInterval(() => response.write(': still here\n\n'), KEEP_ALIVE_MS);
  response.on('close', () => {
    unsubscribe();
    clearInterval(keepAlive);
  });
}
