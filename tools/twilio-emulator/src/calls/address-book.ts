import type { AccountStore } from '../accounts/account-store';
import type { OutsideWorld } from '../world/outside-world';
import type { PartyFinder } from './call-placer';
import { LoopbackLine } from './loopback-line';
import type { CallEngine, Party, PartyDirectory } from './party';

/** Knows who is at an address: browsers, handset pages, the account's own numbers, the simulated outside world. */
export class AddressBook implements PartyFinder {
  private engine: CallEngine | undefined;

  constructor(
    private readonly accounts: AccountStore,
    private readonly devices: PartyDirectory,
    private readonly world: OutsideWorld,
  ) {}

  /** The engine places calls through this book and receives those to the account's own numbers. */
  useEngine(engine: CallEngine): void {
    this.engine = engine;
  }

  find(accountSid: string, address: string): Party {
    if (address.startsWith('client:'))
      return this.devices.client(accountSid, address.slice('client:'.length));
    if (this.engine && this.accounts.numberOf(address)) return new LoopbackLine(this.engine, address).called;
    return this.devices.handset(address) ?? this.world.party(address);
  }
}
