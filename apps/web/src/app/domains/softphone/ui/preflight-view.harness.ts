import { ComponentHarness } from '@angular/cdk/testing';

/** The network test's progress and result. */
export class PreflightViewHarness extends ComponentHarness {
  static hostSelector = 'app-preflight-view';

  async text(): Promise<string> {
    return (await (await this.host()).text()).replace(/\s+/g, ' ');
  }

  async progress(): Promise<string | null | undefined> {
    return (await this.locatorForOptional('[role=progressbar]')())?.getAttribute('aria-valuenow');
  }
}
