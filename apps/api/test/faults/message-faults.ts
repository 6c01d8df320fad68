import { Injectable } from '@nestjs/common';
import { DeliveryReports } from '../../src/domains/messages/api/delivery-reports';
import { Inbox } from '../../src/domains/messages/api/inbox';
import { Organisations } from '../../src/domains/organisations/api/organisations';
import { QueueWatch } from '../../src/platform/queue/queue-watch';

const OURS = '+12025550100';
const LOOK_MS = 25;
const PAUSE_MS = 4;
/** What has to be over before the messages are counted; a look-up of an uncertain send comes minutes later. */
const QUEUES = ['answer-message', 'send-message'];
const SETTLED = [...QUEUES, 'settle-message'];

/** Messages as their webhooks bring them: each told twice at once, and answered by whoever answers. */
@Injectable()
export class MessageFaults {
  #writing = false;
  #loops: Promise<unknown> = Promise.resolve();

  constructor(
    private readonly inbox: Inbox,
    private readonly reports: DeliveryReports,
    private readonly organisations: Organisations,
    private readonly watch: QueueWatch,
  ) {}

  /** The number of the environment belongs to the only organisation. */
  async found(): Promise<void> {
    await this.organisations.add('Faults', { via: 'server' });
  }

  /** @param say told `A <id>` when a message was promised, `E <id> <code>` when it was not */
  start(prefix: string, loops: number, say: (line: string) => void): void {
    this.#writing = true;
    let next = 0;
    const one = async (): Promise<void> => {
      while (this.#writing) {
        const number = next++;
        const id = `${prefix}.${number}`;
        const told = await Promise.allSettled([this.#receive(id, number), this.#receive(id, number)]);
        const failed = told.find((each) => each.status === 'rejected');
        if (told.some(({ status }) => status === 'fulfilled')) say(`A ${id}`);
        else say(`E ${id} ${String((failed?.reason as { code?: string }).code)}`);
        await new Promise((done) => setTimeout(done, number % PAUSE_MS));
      }
    };
    this.#loops = Promise.all(Array.from({ length: loops }, one));
  }

  async stop(): Promise<void> {
    this.#writing = false;
    await this.#loops;
  }

  /** Resolves when everything is answered, and handed to the provider. */
  async drain(): Promise<void> {
    await this.stop();
    await this.#empty(QUEUES);
  }

  /** Resolves when each send whose answer was lost is found, or left to a person. */
  async settle(): Promise<void> {
    await this.#empty(SETTLED);
  }

  async #empty(queues: readonly string[]): Promise<void> {
    for (;;) {
      const states = (await this.watch.look()).filter(({ queue }) => queues.includes(queue));
      if (states.every(({ ready, delayed, active }) => ready + delayed + active === 0)) return;
      await new Promise((done) => setTimeout(done, LOOK_MS));
    }
  }

  async report(providerId: string, status: string, reference: string): Promise<void> {
    const sides = { from: undefined, to: undefined };
    await this.reports.take({ providerId, status, errorCode: null, ...sides, reference, raw: {} });
  }

  /** Two runs have the same senders: what comes from them later goes into conversations that were begun before a kill. */
  async #receive(id: string, number: number): Promise<void> {
    await this.inbox.receive({
      accountSid: '',
      providerId: id,
      from: `+3460${String(number).padStart(7, '0')}`,
      to: OURS,
      text: 'Hola',
      files: [],
      raw: {},
    });
  }
}
