import type { Parameter } from './client';
import { type AttributeNames, freezeAttributes } from './element';
import { parametersOf } from './parameters';
import type { StepLink } from './step-link';
import type { HttpMethod, LanguageTag } from './vocabulary';

/** Attributes of `<VirtualAgent>`. Source: https://www.twilio.com/docs/voice/twiml/connect/virtualagent */
export interface VirtualAgentAttributes {
  /** Of the Dialogflow connector, as it stands in the Console. */
  connectorName?: string | undefined;
  language?: LanguageTag | undefined;
  sentimentAnalysis?: boolean | undefined;
  statusCallback?: StepLink | undefined;
  statusCallbackMethod?: HttpMethod | undefined;
}

/** Options of `virtualAgent`. */
export interface VirtualAgentOptions extends VirtualAgentAttributes {
  /** Settings of the connector that are others in this call. */
  config?: Readonly<Record<string, string>> | undefined;
  /** Facts that the agent gets. */
  parameters?: Readonly<Record<string, string>> | undefined;
}

export interface AgentConfig {
  readonly tag: 'Config';
  readonly attributes: Readonly<{ name: string; value: string }>;
}

export interface VirtualAgent {
  readonly tag: 'VirtualAgent';
  readonly attributes: Readonly<VirtualAgentAttributes>;
  readonly children: readonly (AgentConfig | Parameter)[];
}

export const VIRTUAL_AGENT_ATTRIBUTES = {
  connectorName: 'connectorName',
  language: 'language',
  sentimentAnalysis: 'sentimentAnalysis',
  statusCallback: 'statusCallback',
  statusCallbackMethod: 'statusCallbackMethod',
} as const satisfies AttributeNames<VirtualAgentAttributes>;
export const CONFIG_ATTRIBUTES = {
  name: 'name',
  value: 'value',
} as const satisfies AttributeNames<AgentConfig['attributes']>;

/** An agent of Dialogflow's. Goes into `connect()`. */
export function virtualAgent({ config, parameters, ...attributes }: VirtualAgentOptions): VirtualAgent {
  const settings = Object.entries(config ?? {}).map(([name, value]): AgentConfig =>
    Object.freeze({ tag: 'Config', attributes: Object.freeze({ name, value }) }),
  );
  return Object.freeze({
    tag: 'VirtualAgent',
    attributes: freezeAttributes(attributes),
    children: Object.freeze([...settings, ...parametersOf(parameters)]),
  });
}
