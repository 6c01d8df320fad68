import type { Parameter } from './client';
import { type AttributeNames, freezeAttributes } from './element';
import { parametersOf } from './parameters';
import { PARTY_ATTRIBUTES, type PartyAttributes } from './party';

/** Attributes of `<Application>`. Source: https://www.twilio.com/docs/voice/twiml/application */
export interface ApplicationAttributes extends PartyAttributes {
  /** Of the application's account, where it is another's. */
  customerId?: string | undefined;
  /** Whether the application is told the number that was called at first. */
  copyParentTo?: boolean | undefined;
}

/** Options of `application`. */
export interface ApplicationOptions extends ApplicationAttributes {
  /** Facts that the application gets with its webhook. */
  parameters?: Readonly<Record<string, string>> | undefined;
}

export interface ApplicationSid {
  readonly tag: 'ApplicationSid';
  readonly text: string;
  readonly attributes: Readonly<Record<never, never>>;
}

export interface Application {
  readonly tag: 'Application';
  readonly attributes: Readonly<ApplicationAttributes>;
  readonly children: readonly (ApplicationSid | Parameter)[];
}

export const APPLICATION_ATTRIBUTES = {
  ...PARTY_ATTRIBUTES,
  customerId: 'customerId',
  copyParentTo: 'copyParentTo',
} as const satisfies AttributeNames<ApplicationAttributes>;

/** A TwiML App that answers, of this account or of one that lets it. Goes into `dial()`. @param sid `AP` and 32 hex digits */
export function application(
  sid: string,
  { parameters, ...attributes }: ApplicationOptions = {},
): Application {
  const named: ApplicationSid = Object.freeze({
    tag: 'ApplicationSid',
    text: sid,
    attributes: Object.freeze({}),
  });
  return Object.freeze({
    tag: 'Application',
    attributes: freezeAttributes(attributes),
    children: Object.freeze([named, ...parametersOf(parameters)]),
  });
}
