import type { Parameter } from './client';
import { type AttributeNames, freezeAttributes } from './element';
import type { GatherPrompt } from './gather';
import { parametersOf } from './parameters';
import type { StepLink } from './step-link';
import type { HttpMethod } from './vocabulary';

export type CardType =
  'visa' | 'mastercard' | 'amex' | 'maestro' | 'discover' | 'optima' | 'jcb' | 'diners-club' | 'enroute';

/** What of a payment a prompt asks for. */
export type PaymentPart =
  | 'payment-card-number'
  | 'expiration-date'
  | 'security-code'
  | 'postal-code'
  | 'payment-processing'
  | 'bank-account-number'
  | 'bank-routing-number';

export type PaymentError =
  | 'timeout'
  | 'invalid-card-number'
  | 'invalid-card-type'
  | 'invalid-date'
  | 'invalid-security-code'
  | 'internal-error'
  | 'input-matching-failed';

/** Attributes of `<Pay>`. Source: https://www.twilio.com/docs/voice/twiml/pay */
export interface PayAttributes {
  /** The step that runs when the payment is made, or is not. */
  action?: StepLink | undefined;
  input?: 'dtmf' | undefined;
  paymentMethod?: 'credit-card' | 'ach-debit' | undefined;
  bankAccountType?:
    'consumer-checking' | 'consumer-savings' | 'commercial-checking' | 'commercial-savings' | undefined;
  /** Amount as text, such as `20.45`; without one the card is kept, and nothing charged. */
  chargeAmount?: string | undefined;
  /** Such as `usd`, which is Twilio's default. */
  currency?: string | undefined;
  description?: string | undefined;
  /** Languages are few: `de-DE`, `en-US`, `es-ES`, `fr-FR` and so on. */
  language?: string | undefined;
  maxAttempts?: number | undefined;
  minPostalCodeLength?: number | undefined;
  paymentConnector?: string | undefined;
  /** Whether it is asked for, or what it is. */
  postalCode?: boolean | string | undefined;
  securityCode?: boolean | undefined;
  statusCallback?: StepLink | undefined;
  statusCallbackMethod?: HttpMethod | undefined;
  /** Seconds to wait for the next key. Twilio's default is 5. */
  timeoutSec?: number | undefined;
  tokenType?: 'one-time' | 'reusable' | 'payment-method' | undefined;
  validCardTypes?: readonly CardType[] | undefined;
}

/** Attributes of `<Prompt>`: when it is said. Source: https://www.twilio.com/docs/voice/twiml/pay/prompt */
export interface PayPromptAttributes {
  for?: PaymentPart | undefined;
  attempt?: readonly `${number}`[] | undefined;
  cardType?: readonly CardType[] | undefined;
  errorType?: readonly PaymentError[] | undefined;
  /** Ask twice, and compare. */
  requireMatchingInputs?: boolean | undefined;
}

export interface PayPrompt {
  readonly tag: 'Prompt';
  readonly attributes: Readonly<PayPromptAttributes>;
  readonly children: readonly GatherPrompt[];
}

export interface Pay {
  readonly tag: 'Pay';
  readonly attributes: Readonly<PayAttributes>;
  readonly children: readonly (PayPrompt | Parameter)[];
}

/** Options of `pay`. */
export interface PayOptions extends PayAttributes {
  /** Facts that the payment connector gets. */
  parameters?: Readonly<Record<string, string>> | undefined;
}

export const PAY_ATTRIBUTES = {
  action: 'action',
  input: 'input',
  paymentMethod: 'paymentMethod',
  bankAccountType: 'bankAccountType',
  chargeAmount: 'chargeAmount',
  currency: 'currency',
  description: 'description',
  language: 'language',
  maxAttempts: 'maxAttempts',
  minPostalCodeLength: 'minPostalCodeLength',
  paymentConnector: 'paymentConnector',
  postalCode: 'postalCode',
  securityCode: 'securityCode',
  statusCallback: 'statusCallback',
  statusCallbackMethod: 'statusCallbackMethod',
  timeoutSec: 'timeout',
  tokenType: 'tokenType',
  validCardTypes: 'validCardTypes',
} as const satisfies AttributeNames<PayAttributes>;

export const PAY_PROMPT_ATTRIBUTES = {
  for: 'for',
  attempt: 'attempt',
  cardType: 'cardType',
  errorType: 'errorType',
  requireMatchingInputs: 'requireMatchingInputs',
} as const satisfies AttributeNames<PayPromptAttributes>;

/** Takes a card or an account by keys, which nobody of us hears, and charges it. */
export function pay({ parameters, ...attributes }: PayOptions, ...prompts: readonly PayPrompt[]): Pay {
  return Object.freeze({
    tag: 'Pay',
    attributes: freezeAttributes(attributes),
    children: Object.freeze([...prompts, ...parametersOf(parameters)]),
  });
}

/** Words of our own for a step of `pay()`. */
export function payPrompt(attributes: PayPromptAttributes, ...prompts: readonly GatherPrompt[]): PayPrompt {
  return Object.freeze({
    tag: 'Prompt',
    attributes: freezeAttributes(attributes),
    children: Object.freeze([...prompts]),
  });
}
