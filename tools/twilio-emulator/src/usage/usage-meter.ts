import type { Call } from '../calls/call';
import type { CallRegistry } from '../calls/call-registry';
import type { ContentStore } from '../content/content-store';
import type { Message } from '../messaging/message';
import type { MessageRegistry } from '../messaging/message-registry';
import type { Recording } from '../recordings/recording';
import type { RecordingStore } from '../recordings/recording-store';
import type { Transcription } from '../transcriptions/transcription';
import type { TranscriptionStore } from '../transcriptions/transcription-store';
import {
  billedMinutes,
  type CallKind,
  callKind,
  callPrice,
  detectionPrice,
  messagePrice,
  recordingPrice,
  transcriptionPrice,
} from './prices';
import { UsageLedger } from './usage-ledger';

const CALL_CATEGORIES: Readonly<Record<CallKind, readonly string[]>> = {
  inbound: ['calls', 'calls-inbound', 'calls-inbound-local'],
  outbound: ['calls', 'calls-outbound'],
  client: ['calls-client'],
};

/** Whose usage is counted. */
export interface MeteredServices {
  registry: CallRegistry;
  messages: MessageRegistry;
  recordings: RecordingStore;
  transcriptions: TranscriptionStore;
  contents: ContentStore;
}

/** Counts what really happened, each thing once: calls when they end, messages when they go out or come in. */
export class UsageMeter {
  readonly ledger = new UsageLedger();
  private readonly counted = new WeakSet<Message>();

  constructor(private readonly services: MeteredServices) {
    const { registry, messages, recordings, transcriptions } = services;
    registry.listen((call) => {
      call.listen({
        progress: (step) => {
          if (step === 'completed') this.countCall(call);
        },
      });
    });
    messages.listen((message) => this.countMessage(message));
    recordings.listen((recording) => this.countRecording(recording));
    transcriptions.listen((transcription) => this.countTranscription(transcription));
  }

  /** Nobody pays for ringing. Source: https://dev.classmethod.jp/en/articles/twilio-call-api-unanswered-ringing-billing-verification */
  private countCall(call: Call): void {
    const { details, durationSec, answeredBy, endedAt = new Date() } = call;
    if (!call.isAnswered) return;
    const kind = callKind(details);
    this.ledger.add(details.accountSid, endedAt, CALL_CATEGORIES[kind], {
      count: 1,
      usage: billedMinutes(durationSec),
      price: callPrice(kind, durationSec),
    });
    if (answeredBy === undefined) return;
    const detection = { count: 1, usage: 1, price: detectionPrice() };
    this.ledger.add(details.accountSid, endedAt, ['answering-machine-detection'], detection);
  }

  /** What goes through Meta, and what the sandbox says by itself, is none of the account's usage at Twilio. */
  private countMessage(message: Message): void {
    const { accountSid, direction, isOfSandbox, wamid, sentAt, createdAt } = message;
    if (this.counted.has(message) || isOfSandbox === true || wamid !== undefined) return;
    const price = direction === 'inbound' ? 0 : messagePrice(message);
    if (price === undefined) return;
    this.counted.add(message);
    const at = sentAt ?? createdAt;
    this.ledger.add(accountSid, at, categoriesOf(message), { count: 1, usage: 1, price });
    const fee = this.whatsAppFee(message);
    if (fee !== undefined) this.ledger.add(accountSid, at, [fee], { count: 1, usage: 1, price: 0 });
  }

  /** What WhatsApp itself counts, beside Twilio's own price. Its fees are nothing here, as those of the message. */
  private whatsAppFee({ accountSid, channel, direction, template }: Message): string | undefined {
    if (channel !== 'whatsapp' || direction === 'inbound') return undefined;
    const { contents } = this.services;
    const approval = template?.isApproved
      ? contents.get(accountSid, template.contentSid)?.approval
      : undefined;
    return `channels-whatsapp-${approval ? `template-${approval.category.toLowerCase()}` : 'service'}`;
  }

  private countRecording({ accountSid, durationSec, updatedAt }: Recording): void {
    this.ledger.add(accountSid, updatedAt, ['recordings', 'calls-recordings'], {
      count: 1,
      usage: billedMinutes(durationSec),
      price: recordingPrice(durationSec),
    });
  }

  private countTranscription({ accountSid, durationSec, updatedAt }: Transcription): void {
    this.ledger.add(accountSid, updatedAt, ['transcriptions'], {
      count: 1,
      usage: billedMinutes(durationSec),
      price: transcriptionPrice(durationSec),
    });
  }
}

function categoriesOf({ channel, direction, media, awaitedMedia }: Message): string[] {
  const way = direction === 'inbound' ? 'inbound' : 'outbound';
  if (channel === 'whatsapp') return [`channels-messaging-${way}`];
  const kind = media.length + awaitedMedia > 0 ? 'mms' : 'sms';
  return [kind, `${kind}-${way}`, `${kind}-${way}-longcode`];
}
