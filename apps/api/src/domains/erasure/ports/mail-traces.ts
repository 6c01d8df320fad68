/** What the provider of mail keeps of those who were written to. */
export abstract class MailTraces {
  /**
   * The provider erases all that it has of these addresses, some time later.
   *
   * @returns false where the account may not ask for it
   * @throws ProviderError
   */
  abstract erase(apiKey: string, addresses: readonly string[]): Promise<boolean>;
}
