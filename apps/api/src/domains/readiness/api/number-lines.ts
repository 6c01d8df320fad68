import type { MessagesTaker, NumberSetup, NumberSetups } from '@centralita/shared-types';
import { Injectable } from '@nestjs/common';
import { AppError } from '../../../platform/errors/app-error';
import { ProviderError } from '../../../platform/errors/provider-error';
import type { Actor } from '../../audit/api/audit-log';
import type { FormerLine } from '../former-lines';
import { formerOf } from '../former-values';
import { NumberChanges, type KeptLine } from '../number-changes';
import { NumberReader, type ReadNumber } from '../number-reader';
import { AccountLines, type MessagingService } from '../ports/account-lines';
import type { Place } from '../readiness-check';
import { TwilioAccounts, type TwilioLines } from '../twilio-accounts';
import { undoOf } from '../undo';
import { shown } from '../wanted-lines';

const NUMBERS_PAGE = 'https://console.twilio.com/us1/develop/phone-numbers/manage/incoming';
const SERVICES_PAGE = 'https://console.twilio.com/us1/develop/sms/services';

/** Leads numbers here, shows what is not as it should be, and puts back what was there before. */
@Injectable()
export class NumberLines {
  constructor(
    private readonly accounts: TwilioAccounts,
    private readonly reader: NumberReader,
    private readonly lines: AccountLines,
    private readonly changes: NumberChanges,
  ) {}

  async list(place: Place): Promise<NumberSetups> {
    const setups: NumberSetups = { numbers: [], unread: [], ...place };
    for (const account of this.accounts.all()) {
      try {
        setups.numbers.push(...(await this.#items(account, place)));
      } catch (error) {
        if (!(error instanceof ProviderError)) throw error;
        const { id: accountId, name: accountName } = account;
        setups.unread.push({ accountId, accountName, code: error.code, detail: error.message });
      }
    }
    return setups;
  }

  /**
   * Sets whatever differs. What others had set there is kept first, however often it takes until all is set.
   *
   * @throws AppError `numbers/not-found` (404), `numbers/unreachable` (409)
   * @throws ProviderError
   */
  async lead(accountId: string, numberSid: string, actor: Actor, place: Place): Promise<NumberSetup> {
    if (!place.reachable) throw unreachable(place.publicBaseUrl);
    const { account, read } = await this.#find(accountId, numberSid, place);
    const { application, wanted, differences } = read;
    if (differences.length > 0) {
      const { applicationSid: sid } = account;
      const former = (kept: FormerLine | undefined) => formerOf(read, sid, kept, place.publicBaseUrl);
      await this.changes.keep(accountId, numberSid, former, actor);
      if (sid !== undefined && application && wanted.application)
        await this.lines.setApplication(account.login, sid, wanted.application);
      await this.lines.setNumber(account.login, numberSid, wanted.number);
    }
    return this.#item(account, numberSid, place);
  }

  /**
   * Puts back what others had set there before this server last set the number, as `undoOf` says.
   *
   * @throws AppError `numbers/not-found` (404), `numbers/nothing-kept`, `numbers/too-long` (409)
   * @throws ProviderError
   */
  async putBack(accountId: string, numberSid: string, actor: Actor, place: Place): Promise<NumberSetup> {
    const { account, read, all } = await this.#find(accountId, numberSid, place);
    const kept = await this.#kept(all);
    const former = kept.get(numberSid)?.former;
    if (!former) throw nothingKept();
    const numbers = all.map(({ number }) => number);
    const { number, application, heir } = undoOf(read.number, former, numbers, kept);
    if (heir !== undefined) await this.changes.handOver(accountId, numberSid, heir);
    if (application) await this.lines.setApplication(account.login, application.sid, application.line);
    await this.lines.setNumber(account.login, numberSid, number);
    await this.changes.forget(numberSid, actor);
    return this.#item(account, numberSid, place);
  }

  async #items(account: TwilioLines, { publicBaseUrl }: Place): Promise<NumberSetup[]> {
    const read = await this.reader.read(account, publicBaseUrl);
    const kept = await this.#kept(read);
    return read.map((each) => itemOf(account, each, read, kept));
  }

  #kept(read: readonly ReadNumber[]): Promise<Map<string, KeptLine>> {
    return this.changes.kept(read.map(({ number }) => number.sid));
  }

  async #item(account: TwilioLines, numberSid: string, place: Place): Promise<NumberSetup> {
    const item = (await this.#items(account, place)).find((each) => each.numberSid === numberSid);
    if (!item) throw notFound();
    return item;
  }

  async #find(
    accountId: string,
    numberSid: string,
    { publicBaseUrl }: Place,
  ): Promise<{ account: TwilioLines; read: ReadNumber; all: ReadNumber[] }> {
    const account = this.accounts.find(accountId);
    const all = account ? await this.reader.read(account, publicBaseUrl) : [];
    const read = all.find(({ number }) => number.sid === numberSid);
    if (!account || !read) throw notFound();
    return { account, read, all };
  }
}

function itemOf(
  { id, name: accountName }: TwilioLines,
  { number, differences, messagesTakenBy }: ReadNumber,
  all: readonly ReadNumber[],
  kept: ReadonlyMap<string, KeptLine>,
): NumberSetup {
  const { sid, phoneNumber, name } = number;
  const own = kept.get(sid);
  const numbers = all.map((each) => each.number);
  const undo = own && undoOf(number, own.former, numbers, kept);
  return {
    accountId: id,
    accountName,
    numberSid: sid,
    phoneNumber,
    name,
    differences,
    ...(messagesTakenBy !== undefined && { messagesTakenBy: messagesTakenBy && takerOf(messagesTakenBy) }),
    ...(own && { undoableSince: own.at }),
    ...(undo?.application && { undoTakesAlong: undo.along.map((other) => other.phoneNumber) }),
    consoleUrl: `${NUMBERS_PAGE}/${sid}/configure`,
  };
}

const takerOf = ({ name, inboundUrl }: MessagingService): MessagesTaker => ({
  name,
  url: shown(inboundUrl),
  consoleUrl: SERVICES_PAGE,
});

const notFound = (): AppError =>
  new AppError({
    code: 'numbers/not-found',
    detail: 'The account has no such number any more. Load the list anew.',
    status: 404,
  });

const unreachable = (base: string): AppError =>
  new AppError({
    code: 'numbers/unreachable',
    detail: `Nothing was changed: Twilio cannot reach ${base}. Start a tunnel, or set PUBLIC_BASE_URL, then try again.`,
    status: 409,
  });

const nothingKept = (): AppError =>
  new AppError({
    code: 'numbers/nothing-kept',
    detail: 'Nothing is known of what this number was set to before.',
    status: 409,
  });
