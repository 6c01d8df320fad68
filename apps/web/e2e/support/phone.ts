import type { Locator, Page } from '@playwright/test';
import { expect } from '@playwright/test';

export type PhoneState = 'idle' | 'calling' | 'ringing' | 'incoming' | 'live' | 'reconnecting' | 'ended';

/** The softphone as a person sees it. */
export class Phone {
  readonly panel: Locator;

  constructor(readonly page: Page) {
    this.panel = page.getByTestId('phone');
  }

  /** First visit: takes the demo line and waits until it can be called. */
  async takeDemoLine(): Promise<void> {
    await this.page.goto('/');
    await this.page.getByRole('button', { name: 'Use the demo line' }).click();
    await this.expectReady();
  }

  async expectReady(): Promise<void> {
    await expect(this.panel).toHaveAttribute('data-line', 'ready');
  }

  async expectState(state: PhoneState, timeout = 10_000): Promise<void> {
    await expect(this.panel).toHaveAttribute('data-state', state, { timeout });
  }

  get numberField(): Locator {
    return this.panel.getByRole('textbox', { name: 'Phone number' });
  }

  async dial(number: string): Promise<void> {
    await this.numberField.fill(number);
    await this.button('Call').click();
  }

  button(name: string): Locator {
    return this.panel.getByRole('button', { name, exact: true });
  }
}
