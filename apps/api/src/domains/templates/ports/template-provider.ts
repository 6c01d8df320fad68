import type { Region, TemplateButton, TemplateCategory, TemplateState } from '@centralita/shared-types';

/** With what an account of the provider is asked; of a number at Meta the token is its access token. */
export interface TemplateLogin {
  accountSid: string;
  authToken: string;
  region?: Region | undefined;
  /** Meta's id of the number, where it is at Meta. */
  phoneNumberId?: string;
}

/** A template as it is written. */
export interface WrittenTemplate {
  name: string;
  language: string;
  body: string;
  /** Samples, by the variables' names. */
  samples: Readonly<Record<string, string>>;
  buttons: readonly TemplateButton[];
}

export interface ProviderTemplate extends WrittenTemplate {
  contentSid: string;
  state: TemplateState;
  category: TemplateCategory | null;
  /** In WhatsApp's words. */
  rejection: string | null;
}

/** Where templates are kept, and handed to WhatsApp's reviewers. */
export abstract class TemplateProvider {
  /** Those whose kind we can show: text, and text with quick-reply buttons. @throws ProviderError */
  abstract list(login: TemplateLogin): Promise<ProviderTemplate[]>;

  /** @returns the provider's id, and whether it is with the reviewers already. @throws ProviderError */
  abstract create(
    login: TemplateLogin,
    template: WrittenTemplate,
    category: TemplateCategory,
  ): Promise<{ contentSid: string; state: TemplateState }>;

  /** Asks for WhatsApp's approval. @returns where it is then. @throws ProviderError */
  abstract submit(
    login: TemplateLogin,
    contentSid: string,
    request: { name: string; category: TemplateCategory },
  ): Promise<TemplateState>;

  /** One that is gone already is no failure. @throws ProviderError */
  abstract remove(login: TemplateLogin, contentSid: string, name: string): Promise<void>;
}

/** The same at Meta itself. */
export abstract class CloudTemplateProvider extends TemplateProvider {}
