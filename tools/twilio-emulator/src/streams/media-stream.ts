import { newSid } from '../accounts/sid';
import { FRAME_MS, SAMPLE_RATE_HZ } from '../media/audio';
import { encodeMuLaw } from '../media/mu-law';
import type { RelaySocket } from '../relay/relay-socket';
import type { VerbContext } from '../twiml/verb-context';
import { readStreamMessage } from './stream-message';
import { StreamPlayer } from './stream-player';
import type { StreamSettings, StreamTrack } from './stream-settings';

const SHOWN_CHARS = 2_000;

/**
 * The sound of a call over a WebSocket: µ-law, 8 kHz, 20 ms a message. Both ways, the program's sound is played to the party.
 * Source: https://www.twilio.com/docs/voice/media-streams/websocket-messages
 */
export class MediaStream {
  readonly sid = newSid('MZ');
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

  constructor(
    private readonly context: VerbContext,
    readonly settings: StreamSettings,
    private readonly socket: RelaySocket,
    private readonly isBothWays: boolean,
  ) {
    this.over = new Promise((resolve) => (this.finish = resolve));
    void socket.closed.then(() => this.end());
    socket.onMessage((text) => this.receive(text));
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

  private receive(text: string): void {
    if (this.isOver) return;
    const message = readStreamMessage(text, this.sid);
    if (!message || !this.isBothWays) {
      const why = this.isBothWays ? 'is none that Twilio takes' : 'came on a stream that only goes out';
      this.context.warn(31_951, `<Stream>: a message ${why}: ${text.slice(0, 200)}`);
      return;
    }
    if (message.event !== 'media') this.report('app', message.event, text);
    if (message.event === 'media') this.player.add(message.payload);
    else if (message.event === 'mark') this.player.mark(message.name);
    else this.player.clear();
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
    const { call, services } = this.context;
    const shown = message.slice(0, SHOWN_CHARS);
    services.inspector.report({
      type: 'relay',
      callSid: call.sid,
      sessionId: this.sid,
      from,
      kind,
      message: shown,
    });
  }
}
