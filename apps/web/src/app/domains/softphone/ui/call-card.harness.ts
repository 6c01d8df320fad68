import { ComponentHarness } from '@angular/cdk/testing';

/** What the card shows of a call. */
export class CallCardHarness extends ComponentHarness {
  static hostSelector = 'app-call-card';

  async word(): Promise<string> {
    return (await this.locatorFor('app-state-pill')()).text();
  }

  async name(): Promise<string> {
    return (await this.locatorFor('.name')()).text();
  }

  /** The timer's text, or undefined before anyone talks. */
  async time(): Promise<string | undefined> {
    return (await this.locatorForOptional('app-call-timer')())?.text();
  }

  async note(): Promise<string> {
    return (await this.locatorFor('.note')()).text();
  }

  /** Values of the meters, 0 to 10, hearing first; empty while there are none. */
  async levels(): Promise<(string | null)[]> {
    const meters = await this.locatorForAll('[role=meter]')();
    return Promise.all(meters.map((meter) => meter.getAttribute('aria-valuenow')));
  }
}
