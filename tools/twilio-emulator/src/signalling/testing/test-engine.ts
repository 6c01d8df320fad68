import type { CallEngine, CallRequest, Party, PartyEnd, PartyListener } from '../../calls/party';
import { ToneDetector } from '../../media/tone-detector';
import { LevelMeter } from '../../media/level-meter';
import type { MediaClock } from '../../media/media-clock';
import { sine } from '../../media/tones';
import type { AudioSource } from '../../media/audio';

/** Everything a party told, and what was heard from it. */
export class PartyRecord implements PartyListener {
  readonly told: string[] = [];
  digits = '';
  end: PartyEnd | undefined;
  readonly level = new LevelMeter(300);
  readonly tones = new ToneDetector(200);
  private readonly stop: () => void;

  /** @param plays what the party is to hear: its own voice, or a source. */
  constructor(
    clock: MediaClock,
    readonly party: Party,
    plays: 'echo' | AudioSource,
  ) {
    party.listener = this;
    this.stop = clock.subscribe(() => {
      const frame = party.audio.hear();
      this.level.add(frame);
      this.tones.add(frame);
      const reply = plays === 'echo' ? frame : plays.read();
      if (reply) party.audio.play(reply);
    });
  }

  answered(): void {
    this.told.push('answered');
  }

  mediaConnected(): void {
    this.told.push('mediaConnected');
  }

  digit(digit: string): void {
    this.digits += digit;
  }

  ended(end: PartyEnd): void {
    this.told.push('ended');
    this.end = end;
    this.stop();
  }

  /** No more audio is moved. */
  close(): void {
    this.stop();
  }
}

/** A call engine of a few lines: it rings and answers, then echoes, or plays the tone that the caller asks for. */
export class TestEngine implements CallEngine {
  readonly calls: { request: CallRequest; record: PartyRecord; callSid: string }[] = [];
  private readonly records: PartyRecord[] = [];
  private lastSid = 0;

  constructor(private readonly clock: MediaClock) {}

  begin(request: CallRequest): void {
    const { To: to = 'echo' } = request.parameters;
    const toneHz = Number(/^tone-(\d+)$/.exec(to)?.[1]);
    const callSid = this.newSid();
    const record = new PartyRecord(this.clock, request.party, toneHz ? sine(toneHz) : 'echo');
    this.records.push(record);
    this.calls.push({ request, record, callSid });
    if (to === 'refuse') return request.party.hangUp({ code: 31002, message: 'Declined.' });
    if (to === 'silent') return;
    request.party.ringing(callSid);
    if (to !== 'ring-only') request.party.answer(callSid);
  }

  get last(): { request: CallRequest; record: PartyRecord; callSid: string } {
    const call = this.calls.at(-1);
    if (!call) throw new Error('No call has begun.');
    return call;
  }

  /** Rings an identity that then hears its own voice, or a tone. */
  ring(
    party: Party,
    plays: 'echo' | AudioSource = 'echo',
    stirStatus?: string,
  ): { record: PartyRecord; callSid: string } {
    const callSid = this.newSid();
    const record = new PartyRecord(this.clock, party, plays);
    this.records.push(record);
    party.ring({
      callSid,
      accountSid: 'AC00000000000000000000000000000001',
      from: '+15550001111',
      to: party.address,
      parameters: { topic: 'a b&c', ticket: '7' },
      ...(stirStatus !== undefined ? { stirStatus } : {}),
    });
    return { record, callSid };
  }

  /** Moves no audio any more. */
  close(): void {
    for (const record of this.records) record.close();
  }

  private newSid(): string {
    this.lastSid += 1;
    return `CA${this.lastSid.toString(16).padStart(32, '0')}`;
  }
}
