import type { ReadinessItem } from '@centralita/shared-types';
import { Injectable } from '@nestjs/common';
import { Config } from '../../../platform/config/config';
import { finding, notTold } from '../finding';
import { NumberReader, type ReadNumber } from '../number-reader';
import { AccountLines, type RecentMessage } from '../ports/account-lines';
import type { Place, ReadinessCheck } from '../readiness-check';
import { TwilioAccounts, type TwilioLines } from '../twilio-accounts';
import { leadsElsewhere } from '../wanted-lines';

const RECENT_MAX = 20;
const NUMBERS_PAGE = 'https://console.twilio.com/us1/develop/phone-numbers/manage/incoming';
const SERVICES_PAGE = 'https://console.twilio.com/us1/develop/sms/services';

/** The balance, the numbers, where they lead, and the latest messages of each Twilio account. */
@Injectable()
export class LinesCheck implements ReadinessCheck {
  constructor(
    private readonly accounts: TwilioAccounts,
    private readonly lines: AccountLines,
    private readonly reader: NumberReader,
    private readonly config: Config,
  ) {}

  async look(place: Place): Promise<ReadinessItem[]> {
    const all = await Promise.all(
      this.accounts
        .all()
        .map((account) =>
          Promise.all([this.#balance(account), this.#numbers(account, place), this.#recent(account)]),
        ),
    );
    return all.flat(2);
  }

  async #balance({ name, login }: TwilioLines): Promise<ReadinessItem[]> {
    try {
      const { amount, currency } = await this.lines.balance(login);
      const more = { subject: name, parameters: { amount, currency } };
      if (Number(amount) >= this.config.lowBalance)
        return [finding('balance', 'ok', 'balance/ok', [`The balance is ${amount} ${currency}.`], more)];
      const words = [
        `The balance is only ${amount} ${currency}: at zero, calls and messages are refused.`,
        'Top it up in the Twilio console, or turn on automatic recharge there.',
      ] as const;
      const link = 'https://console.twilio.com/us1/billing/manage-billing/billing-overview';
      return [finding('balance', 'warning', 'balance/low', words, { ...more, link })];
    } catch (error) {
      return [notTold('balance', error, name)];
    }
  }

  async #numbers(account: TwilioLines, place: Place): Promise<ReadinessItem[]> {
    const { name } = account;
    try {
      const numbers = await this.reader.read(account, place.publicBaseUrl);
      if (numbers.length === 0) {
        const words = [
          'The account has no telephone number.',
          'Buy one in the Twilio console; WhatsApp can be tried without, in the sandbox.',
        ] as const;
        return [finding('numbers', 'failed', 'numbers/none', words, { subject: name, link: NUMBERS_PAGE })];
      }
      const list = numbers.map(({ number }) => number.phoneNumber).join(', ');
      const parameters = { count: String(numbers.length), numbers: list };
      return [
        finding('numbers', 'ok', 'numbers/ok', [`The account has ${numbers.length}: ${list}.`], {
          subject: name,
          parameters,
        }),
        ...numbers.flatMap((number) => [...takenOf(number), ...driftOf(number, place)]),
      ];
    } catch (error) {
      return [notTold('numbers', error, name)];
    }
  }

  async #recent({ name, login }: TwilioLines): Promise<ReadinessItem[]> {
    try {
      return [recentOf(await this.lines.recentMessages(login, RECENT_MAX), name)];
    } catch (error) {
      return [notTold('messages', error, name)];
    }
  }
}

function takenOf({ number: { phoneNumber }, messagesTakenBy }: ReadNumber): ReadinessItem[] {
  if (messagesTakenBy === undefined) return [];
  if (messagesTakenBy === null) {
    const words = [
      'Twilio did not tell whether a Messaging Service takes its messages.',
      'Check again in a moment; it stands in the Twilio console as well, under Messaging Services.',
    ] as const;
    const more = { subject: phoneNumber, link: SERVICES_PAGE };
    return [finding('webhooks', 'warning', 'webhooks/messages-unknown', words, more)];
  }
  const { name } = messagesTakenBy;
  const words = [
    `The Messaging Service “${name}” takes its messages: the number's own address is not asked.`,
    "In the Twilio console, open that service, then Integration, and choose “Defer to sender's webhook”.",
  ] as const;
  const more = { subject: phoneNumber, parameters: { name }, link: SERVICES_PAGE };
  return [finding('webhooks', 'failed', 'webhooks/messages-taken', words, more)];
}

function driftOf(
  { number: { phoneNumber }, differences, messagesTakenBy }: ReadNumber,
  { publicBaseUrl }: Place,
): ReadinessItem[] {
  if (differences.length === 0) {
    if (messagesTakenBy !== undefined) return [];
    const words = ['Calls and messages lead here, with a fallback and a status callback.'] as const;
    return [finding('webhooks', 'ok', 'webhooks/ok', words, { subject: phoneNumber })];
  }
  const settings = differences.map(({ setting }) => setting).join(', ');
  const more = { subject: phoneNumber, parameters: { settings }, link: '/go-live' };
  const todo = 'Press “Lead it here” on the page Go live, or paste the webhook URLs of the account.';
  if (leadsElsewhere(differences, publicBaseUrl)) {
    const words = [`Its calls or messages go elsewhere: ${settings}.`, todo] as const;
    return [finding('webhooks', 'failed', 'webhooks/elsewhere', words, more)];
  }
  const words = [`It leads here, but not as this server wants it: ${settings}.`, todo] as const;
  return [finding('webhooks', 'warning', 'webhooks/drift', words, more)];
}

function recentOf(messages: readonly RecentMessage[], subject: string): ReadinessItem {
  const failed = messages.filter(({ status }) => ['failed', 'undelivered'].includes(status));
  const parameters = { count: String(messages.length), failed: String(failed.length) };
  if (messages.length === 0) {
    const words = ['Twilio knows of no message of this account yet.'] as const;
    return finding('messages', 'skipped', 'messages/no-recent', words, { subject });
  }
  if (failed.length === 0) {
    const words = [`None of the latest ${messages.length} messages at Twilio failed.`] as const;
    return finding('messages', 'ok', 'messages/recent-ok', words, { subject, parameters });
  }
  const codes = [...new Set(failed.flatMap(({ errorCode }) => errorCode ?? []))].join(', ');
  return finding(
    'messages',
    'warning',
    'messages/recent-failed',
    [
      `${failed.length} of the latest ${messages.length} messages at Twilio failed${codes && ` (error ${codes})`}.`,
      'Look the error up at https://www.twilio.com/docs/api/errors.',
    ],
    {
      subject,
      parameters: { ...parameters, codes },
      link: 'https://console.twilio.com/us1/monitor/logs/sms',
    },
  );
}
