import { Injectable } from '@nestjs/common';
import { Figures } from '../../src/domains/analytics/api/figures';
import { Conversations } from '../../src/domains/messages/api/conversations';
import { MessageSearch } from '../../src/domains/messages/api/message-search';
import { PastMessages, type PastMessage } from '../../src/domains/messages/api/past-messages';
import { Customers } from '../../src/domains/contacts/api/customers';
import { UnitOfWork } from '../../src/platform/database/unit-of-work';
import { SearchIndex } from '../../src/platform/search/search-index';
import type { StoredSearchIndex } from '../../src/platform/search/stored-search-index';

const ORGANISATION = 'bench';
const OURS = '+12025550100';
/** As many as an organisation of a million messages and a hundred thousand contacts has. */
const PER_CONVERSATION = 10;
const CONVERSATIONS_PER_UNIT = 10;
/** One of so many is of the other channel. */
const OTHER_CHANNEL_EVERY = 100;
const TURNS = 40;
const COUNTED_IN_TURNS = 3;
/** One message of so many says something else: at each size a page of what is found there is full. */
const REMARKABLE_EVERY = 200;
/** So many say what nobody says later: where there are more messages, no more are found. */
const OLD_WORDS_TILL = 10;
/** Conversations begin in one of so many parts of four weeks, at each size in all of them. */
const PARTS = 2400;
const PART_MS = 1_000_000;
const BEGAN = 1_700_000_000_000;
/** A third of all greet; each of these is in a tenth or more. */
const WORDS = [
  'hola',
  'gracias',
  'cita',
  'factura',
  'mañana',
  'número',
  'pedido',
  'tarde',
  'ayuda',
  'precio',
];

/** Milliseconds that 95 of 100 stay within. */
export type PageTimes = Record<
  'list' | 'channel' | 'thread' | 'search-common' | 'search-rare' | 'search-few' | 'contacts' | 'figures',
  number
>;

/** Pages as the web asks for them, over more and more messages. */
@Injectable()
export class PagesBench {
  #written = 0;

  constructor(
    private readonly past: PastMessages,
    private readonly conversations: Conversations,
    private readonly messages: MessageSearch,
    private readonly customers: Customers,
    private readonly figures: Figures,
    private readonly index: SearchIndex,
    private readonly work: UnitOfWork,
  ) {}

  /** Until there are so many messages. */
  async fill(messages: number): Promise<void> {
    while (this.#written < messages)
      await this.work.run(async (tx) => {
        for (let more = 0; more < CONVERSATIONS_PER_UNIT; more += 1) {
          const first = this.#written;
          const contact = {
            organisationId: ORGANISATION,
            channel:
              (first / PER_CONVERSATION) % OTHER_CHANNEL_EVERY === 0
                ? ('whatsapp' as const)
                : ('sms' as const),
            address: `+346${String(first).padStart(8, '0')}`,
            name: `${WORDS[first % 7] ?? ''} ${first}`,
          };
          const said = Array.from({ length: PER_CONVERSATION }, (_, index) => saying(first + index));
          await this.past.write(tx, { ...contact, ours: OURS }, said);
          this.#written += PER_CONVERSATION;
        }
      });
    await (this.index as StoredSearchIndex).drain();
  }

  async measure(): Promise<PageTimes> {
    const reader = { organisationId: ORGANISATION, personId: 'nobody' };
    const { items } = await this.conversations.list(reader, { view: 'all' });
    const id = items[0]?.id ?? '';
    // Counted once and kept, ten days at a time; the job does it where nobody asks.
    for (let turn = 0; turn < COUNTED_IN_TURNS; turn += 1) await this.#month();
    return {
      list: await p95(() => this.conversations.list(reader, { view: 'all' })),
      channel: await p95(() => this.conversations.list(reader, { view: 'all', channel: 'whatsapp' })),
      thread: await p95(() => this.conversations.messagesOf(ORGANISATION, id)),
      'search-common': await p95(() => this.messages.search(ORGANISATION, 'hol')),
      'search-rare': await p95(() => this.messages.search(ORGANISATION, 'extraordinario gracias')),
      'search-few': await p95(() => this.messages.search(ORGANISATION, 'antiguamente hola')),
      contacts: await p95(() => this.customers.search(ORGANISATION, 'cita')),
      figures: await p95(() => this.#month()),
    };
  }

  #month(): Promise<unknown> {
    return this.figures.of(ORGANISATION, { from: '2023-11-14', to: '2023-12-13', zone: 'Europe/Madrid' });
  }
}

const saying = (number: number): PastMessage => ({
  author: number % 2 === 0 ? 'customer' : 'bot',
  text: [
    number % 3 === 0 ? 'Hola,' : '',
    WORDS[(number * 7) % 10] ?? '',
    WORDS[(number * 3) % 10] ?? '',
    String(number),
    number % REMARKABLE_EVERY === 0 ? 'extraordinario gracias' : '',
    number < OLD_WORDS_TILL ? 'antiguamente hola' : '',
  ].join(' '),
  at: saidAt(number),
  status: number % 2 === 0 ? 'received' : 'delivered',
});

function saidAt(number: number): number {
  const conversation = Math.floor(number / PER_CONVERSATION);
  // A step that shares no factor with the number of parts: each part has its turn before one has a second.
  return BEGAN + ((conversation * 7) % PARTS) * PART_MS + (number % PER_CONVERSATION) * 1000;
}

async function p95(ask: () => Promise<unknown>): Promise<number> {
  await ask();
  const times: number[] = [];
  for (let turn = 0; turn < TURNS; turn += 1) {
    const from = performance.now();
    await ask();
    times.push(performance.now() - from);
  }
  return times.sort((one, other) => one - other)[Math.floor(TURNS * 0.95)] ?? Number.NaN;
}
