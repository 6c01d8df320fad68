import type { StatusSubscription } from '../calls/status-callbacks';
import { progressEvents } from '../calls/status-callbacks';
import type { MachineDetection } from '../calls/machine-detection';
import type { DocumentRequest } from './document-loader';
import type { TwimlElement } from './twiml-document';
import type { VerbContext } from './verb-context';

/** Whom a `<Dial>` is to ring, and how. */
export interface DialTarget {
  /** `client:<identity>` or an E.164 number. */
  to: string;
  /** Custom parameters that the client gets. */
  parameters: Record<string, string>;
  /** Keys to press once answered. */
  sendDigits?: string;
  /** TwiML that runs on the called party before it is bridged. */
  whisper?: DocumentRequest;
  subscription?: StatusSubscription;
  /** Whether a machine answers is told beside the call. */
  machineDetection?: MachineDetection;
}

/** Reads a noun of `<Dial>`; `undefined` where it cannot be dialled, which it reports. */
export type NounReader = (element: TwimlElement, context: VerbContext) => DialTarget | undefined;

/** What `<Number>` and `<Client>` have in common: `url`, `statusCallback` and their like. */
export function commonNounSettings(
  element: TwimlElement,
  context: VerbContext,
): Pick<DialTarget, 'whisper' | 'subscription'> {
  const attributes = context.attributes(element);
  const url = attributes.text('url');
  const statusCallback = attributes.text('statusCallback');
  return {
    ...(url
      ? {
          whisper: context.documentAt(url, {
            method: attributes.method(),
            parameters: {},
            purpose: 'whisper',
          }),
        }
      : {}),
    ...(statusCallback
      ? {
          subscription: {
            url: context.resolveUrl(statusCallback),
            method: attributes.method('statusCallbackMethod'),
            events: progressEvents(attributes.words('statusCallbackEvent')),
          },
        }
      : {}),
  };
}
