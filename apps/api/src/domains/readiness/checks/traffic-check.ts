import type { ReadinessItem } from '@centralita/shared-types';
import { Injectable } from '@nestjs/common';
import { MessageTraffic } from '../../messages/api/message-traffic';
import { OrganisationIds } from '../../organisations/api/organisation-ids';
import { finding } from '../finding';
import type { ReadinessCheck } from '../readiness-check';

/** Whether a message has come in and an answer has gone out, ever. */
@Injectable()
export class TrafficCheck implements ReadinessCheck {
  constructor(
    private readonly organisations: OrganisationIds,
    private readonly traffic: MessageTraffic,
  ) {}

  async look(): Promise<ReadinessItem[]> {
    const ids = await this.organisations.all();
    const seen = await Promise.all(ids.map((id) => this.traffic.look(id)));
    if (!seen.some(({ hasReceived }) => hasReceived)) {
      return [
        finding('messages', 'warning', 'messages/none-received', [
          'No message has come in yet.',
          'Write “Hola” to the number by SMS or WhatsApp; in the sandbox, send its join code first.',
        ]),
      ];
    }
    if (!seen.some(({ hasSent }) => hasSent)) {
      return [
        finding(
          'messages',
          'warning',
          'messages/none-sent',
          [
            'A message has come in, but no answer has gone out yet.',
            'Open the conversation and answer it; what Twilio refuses is shown there.',
          ],
          { link: '/inbox' },
        ),
      ];
    }
    return [finding('messages', 'ok', 'messages/ok', ['Messages come in, and answers go out.'])];
  }
}
