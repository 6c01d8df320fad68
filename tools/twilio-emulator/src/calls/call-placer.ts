import type { Inspector } from '../control/inspector-events';
import type { MediaClock } from '../media/media-clock';
import type { WebhookSender } from '../webhooks/webhook-sender';
import { Call, type CallDetails } from './call';
import type { CallRegistry } from './call-registry';
import type { CallSettings } from './call-settings';
import type { Party } from './party';
import { sendStatusCallbacks, type StatusSubscription } from './status-callbacks';

/** Finds who is at an address: `client:<identity>` or an E.164 number. */
export interface PartyFinder {
  find(accountSid: string, address: string): Party;
}

/** Makes calls: to the party at their `to`, or with a party that calls. */
export class CallPlacer {
  constructor(
    private readonly services: {
      clock: MediaClock;
      inspector: Inspector;
      registry: CallRegistry;
      parties: PartyFinder;
      webhooks: WebhookSender;
      authTokenOf: (accountSid: string) => string;
      settings: CallSettings;
    },
  ) {}

  /** A call to `details.to`, not yet ringing. */
  outgoing(details: CallDetails, subscription?: StatusSubscription): Call {
    return this.create(details, this.services.parties.find(details.accountSid, details.to), subscription);
  }

  /** A call of a party that begins one. */
  incoming(details: CallDetails, party: Party, subscription?: StatusSubscription): Call {
    return this.create(details, party, subscription);
  }

  private create(details: CallDetails, party: Party, subscription?: StatusSubscription): Call {
    const { clock, inspector, registry, webhooks, authTokenOf, settings } = this.services;
    const call = new Call(details, party, clock, inspector);
    registry.add(call);
    const authToken = authTokenOf(details.accountSid);
    if (subscription) sendStatusCallbacks(call, subscription, { webhooks, authToken, settings });
    return call;
  }
}
