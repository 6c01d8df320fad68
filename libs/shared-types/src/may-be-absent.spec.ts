import 'reflect-metadata';
import { getMetadataStorage, validateSync } from 'class-validator';
import * as contract from './index';

/** Only here null means something: that a secret is taken away, or that there is none of it. */
const NULL_MEANS_SOMETHING = [
  'AccountInput.apiKeySecret',
  'AccountInput.authToken',
  'AccountInput.metaAccessToken',
  'AccountInput.metaAppSecret',
  'AccountInput.metaVerifyToken',
  'AccountInput.secondaryAuthToken',
  'AccountInput.sendgridApiKey',
  'AccountInput.sendgridParseKey',
  'AccountInput.sendgridWebhookKey',
  'CampaignDraft.perDay',
  'NumberFlowChange.flow',
  'ReminderRules.quiet',
];

type Dto = new () => object;

const propertiesOf = (dto: Dto): string[] => [
  ...new Set(
    getMetadataStorage()
      .getTargetValidationMetadatas(dto, '', false, false)
      .map(({ propertyName }) => propertyName),
  ),
];
const dtos = (Object.values(contract) as unknown[])
  .filter((value): value is Dto => typeof value === 'function')
  .filter((value) => propertiesOf(value).length > 0);

const isFine = (dto: Dto, property: string, value: unknown): boolean => {
  // What an account needs depends on its provider.
  const object = Object.assign(new dto(), { provider: 'twilio', [property]: value });
  return !validateSync(object).some((fault) => fault.property === property);
};
const fieldsThatTake = (value: unknown): string[] =>
  dtos
    .flatMap((dto) =>
      propertiesOf(dto)
        .filter((property) => isFine(dto, property, value))
        .map((property) => `${dto.name}.${property}`),
    )
    .sort();

describe('what crosses the wire', () => {
  it('takes null only where that means something', () => {
    expect(dtos.length).toBeGreaterThan(15);
    expect(fieldsThatTake(null)).toEqual(NULL_MEANS_SOMETHING);
  });

  it('may leave out what may be absent', () => {
    expect(fieldsThatTake(undefined)).toEqual(
      expect.arrayContaining([
        'OrganisationChange.numbers',
        'PersonChange.active',
        'SignIn.code',
        'TwilioCredentials.region',
      ]),
    );
  });
});
