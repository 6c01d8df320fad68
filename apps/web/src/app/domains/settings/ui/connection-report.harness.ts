import { ComponentHarness } from '@angular/cdk/testing';

/** The steps of a report as they are read. */
export class ConnectionReportHarness extends ComponentHarness {
  static hostSelector = 'app-connection-report';

  private readonly names = this.locatorForAll('li .step');
  private readonly paragraphs = this.locatorForAll('li .found');
  private readonly list = this.locatorFor('ol');
  private readonly links = this.locatorForAll('a');

  /** Each step with its state in a word: `Account OK`. */
  async steps(): Promise<string[]> {
    const texts = await Promise.all((await this.names()).map((name) => name.text()));
    return texts.map((text) => text.replace(/\s+/g, ' '));
  }

  /** What was found and what to do, in the order of the steps. */
  async findings(): Promise<string[]> {
    return Promise.all((await this.paragraphs()).map((paragraph) => paragraph.text()));
  }

  async isWaiting(): Promise<boolean> {
    return (await (await this.list()).getAttribute('aria-busy')) === 'true';
  }

  async addresses(): Promise<(string | null)[]> {
    return Promise.all((await this.links()).map((link) => link.getAttribute('href')));
  }
}
