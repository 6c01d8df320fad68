import { FRAME_MS, SAMPLE_RATE_HZ } from '../media/audio';
import { encodeMuLaw } from '../media/mu-law';
import type { RelaySocket } from '../relay/relay-socket';
import { reportMessage } from '../relay/report-message';
import type { VerbContext } from '../twiml/verb-context';
import { readStreamMessage } from './stream-message';
import { StreamPlayer } from './stream-player';
import type { StreamSettings, StreamTrack } from './stream-settings';

/**
 * The sound of a call over a WebSocket: µ-law, 8 kHz, 20 ms a message. Both ways, the program's sound is played to the party.
 * Source: https://www.twilio.com/docs/voice/media-streams/websocket-messages
 */
export class MediaStream {
  /** Plays what the program sends. */
  readonly player = new StreamPlayer((name) => this.tell('mark', { mark: { name } }));
  /** Resolves once the program has closed the WebSocket, or {@link stop} was called. */
  readonly over: Promise<void>;
  private readonly chunks: Record<StreamTrack, number> = { inbound: 0, outbound: 0 };
  private sequence = 0;
  private isOver = false;
  private tick = 0;
  private finish!: () => void;
  private readonly unsubscribe: (() => void)[] = [];
  /** Codes of which the debugger has been told: each once per stream. */
  private readonly warned = new Set<number>();

  constructor(
    readonly sid: string,
    private readonly context: VerbContext,
    readonly settings: StreamSettings,
    private readonly socket: RelaySocket,
    private readonly isBothWays: boolean,
  ) {
    this.over = new Promise((resolve) => (this.finish = resolve));
    void socket.closed.then(() => this.end());
    socket.onMessage((text, isBinary) => this.receive(text, isBinary));
    this.begin();
  }

  /** Ends it from Twilio's side. */
  stop(): void {
    if (this.isOver) return;
    const { accountSid } = this.context.call.details;
    this.tell('stop', { stop: { accountSid, callSid: this.context.call.sid } });
    this.end();
    this.socket.close();
  }

  private begin(): void {
    const { call, services } = this.context;
    this.socket.send({ event: 'connected', protocol: 'Call', version: '1.0.0' });
    const { tracks, customParameters } = this.settings;
    const mediaFormat = { encoding: 'audio/x-mulaw', sampleRate: SAMPLE_RATE_HZ, channels: 1 };
    const { accountSid } = call.details;
    const start = {
      accountSid,
      streamSid: this.sid,
      callSid: call.sid,
      tracks,
      mediaFormat,
      customParameters,
    };
    this.tell('start', { start });
    // Last in the tick: everybody has spoken and was given to hear.
    this.unsubscribe.push(services.clock.subscribe(() => this.sendTick(), 'send'));
    if (this.isBothWays)
      this.unsubscribe.push(
        call.listen({ digit: (digit) => this.tell('dtmf', { dtmf: { track: 'inbound_track', digit } }) }),
      );
  }

  private sendTick(): void {
    const { audio } = this.context.call;
    const timestamp = String((this.tick += 1) * FRAME_MS);
    for (const track of this.settings.tracks) {
      const frame = track === 'inbound' ? audio.hear() : audio.playedNow();
      const chunk = String((this.chunks[track] += 1));
      const media = { track, chunk, timestamp, payload: encodeMuLaw(frame).toString('base64') };
      this.send('media', { media });
    }
  }

  private receive(text: string, isBinary: boolean): void {
    if (this.isOver) return;
    if (isBinary) return this.warnOnce(31_950, 'a message came as binary data; only text is read');
    const message = readStreamMessage(text, this.sid);
    if (!message || !this.isBothWays) {
      const why = this.isBothWays ? 'is none that Twilio takes' : 'came on a stream that only goes out';
      return this.warnOnce(31_951, `a message ${why}: ${text.slice(0, 200)}`);
    }
    if (message.event !== 'media') this.report('app', message.event, text);
    if (message.event === 'media') this.player.add(message.payload);
    else if (message.event === 'mark') this.player.mark(message.name);
    else this.player.clear();
  }

  /** Once per stream. Sources: https://www.twilio.com/docs/api/errors/31950, https://www.twilio.com/docs/api/errors/31951 */
  private warnOnce(code: number, what: string): void {
    if (this.warned.has(code)) return;
    this.warned.add(code);
    this.context.warn(code, `<Stream>: ${what}`);
  }

  /** Everything but sound is shown in the inspector: there are fifty pieces of it a second. */
  private tell(event: string, more: object): void {
    if (this.isOver) return;
    this.report('twilio', event, JSON.stringify(this.send(event, more)));
  }

  private send(event: string, more: object): object {
    this.sequence += 1;
    const message = { event, sequenceNumber: String(this.sequence), ...more, streamSid: this.sid };
    this.socket.send(message);
    return message;
  }

  private end(): void {
    if (this.isOver) return;
    this.isOver = true;
    for (const stop of this.unsubscribe) stop();
    this.player.close();
    this.finish();
  }

  private report(from: 'twilio' | 'app', kind: string, message: string): void {
    reportMessage(this.context, { sessionId: this.sid, from, kind, message });
  }
}
