import { HealthProbe } from '../adapters/http/health-probe';
import { MetaAccountProvider } from '../adapters/meta/meta-account-provider';
import { SendgridAccountProvider } from '../adapters/sendgrid/sendgrid-account-provider';
import { TwilioAccountLines } from '../adapters/twilio/twilio-account-lines';
import { TwilioAccountProvider } from '../adapters/twilio/twilio-account-provider';
import { TwilioClients } from '../adapters/twilio/twilio-clients';
import { TwilioVoiceDirectory } from '../adapters/twilio/twilio-voice-directory';
import { AccountProviders } from '../domains/accounts/account-providers';
import { AccountSeal } from '../domains/accounts/account-seal';
import { accountPurpose } from '../domains/accounts/sealed-in-accounts';
import { AccountsStore } from '../domains/accounts/accounts.store';
import { AccountChecks } from '../domains/accounts/api/account-checks';
import { AccountVoiceUrls } from '../domains/accounts/api/account-voice-urls';
import { KnownAccounts } from '../domains/accounts/api/known-accounts';
import { ConnectionChecks } from '../domains/accounts/connection-checks';
import { EnvironmentAccounts } from '../domains/accounts/environment-accounts';
import type { AccountFields, KnownAccount } from '../domains/accounts/ports/known-account';
import { VoiceAccountCheck } from '../domains/accounts/voice-account-check';
import { AlertWebhooksStore } from '../domains/alerts/alert-webhooks.store';
import { AlertsStore } from '../domains/alerts/alerts.store';
import { AlertWays } from '../domains/alerts/api/alert-ways';
import { KnowledgeIndex } from '../domains/knowledge/api/knowledge-index';
import { KnowledgeStore } from '../domains/knowledge/knowledge.store';
import { MessageTraffic } from '../domains/messages/api/message-traffic';
import { OrganisationIds } from '../domains/organisations/api/organisation-ids';
import { OrganisationsStore } from '../domains/organisations/organisations.store';
import { Readiness } from '../domains/readiness/api/readiness';
import { AlertsCheck } from '../domains/readiness/checks/alerts-check';
import { AnswersCheck } from '../domains/readiness/checks/answers-check';
import { BackupCheck } from '../domains/readiness/checks/backup-check';
import { CredentialsCheck } from '../domains/readiness/checks/credentials-check';
import { EnvironmentCheck } from '../domains/readiness/checks/environment-check';
import { LinesCheck } from '../domains/readiness/checks/lines-check';
import { PublicUrlCheck } from '../domains/readiness/checks/public-url-check';
import { TemplatesCheck } from '../domains/readiness/checks/templates-check';
import { TrafficCheck } from '../domains/readiness/checks/traffic-check';
import { NumberReader } from '../domains/readiness/number-reader';
import type { ReadinessCheck } from '../domains/readiness/readiness-check';
import { TwilioAccounts } from '../domains/readiness/twilio-accounts';
import { TemplateStanding } from '../domains/templates/api/template-standing';
import { TemplatesStore } from '../domains/templates/templates.store';
import { SystemClock } from '../platform/clock/clock';
import { Config } from '../platform/config/config';
import type { Database } from '../platform/database/database';
import { InProcessEventBus } from '../platform/events/in-process-event-bus';
import { Sealer } from '../platform/security/sealer';
import { newSealingKey } from '../platform/security/sealing-key';
import { SealingKeys } from '../platform/security/sealing-keys';

/**
 * The checks without the rest of the server, which would listen and work off jobs. It only reads.
 *
 * @param database absent where there is none yet: what stands in it is not looked at, and no key is made
 */
export async function readinessOver(config: Config, database: Database | undefined): Promise<Readiness> {
  const clock = new SystemClock();
  const keyed = database ? config : Object.assign(new Config(), config, { sealingKey: newSealingKey() });
  const sealer = new Sealer(new SealingKeys(keyed));
  const clients = new TwilioClients(config);
  const voice = new VoiceAccountCheck(
    new ConnectionChecks(new TwilioVoiceDirectory(clients)),
    new AccountVoiceUrls(new AccountSeal(sealer)),
  );
  const providers = new AccountProviders([
    new TwilioAccountProvider(config, voice),
    new SendgridAccountProvider(config),
    new MetaAccountProvider(config),
  ]);
  const saved = database ? await savedAccounts(database, sealer) : [];
  const known = new KnownAccounts(
    { all: saved, ofSid: (sid) => saved.find(({ fields }) => fields.accountSid === sid) },
    new EnvironmentAccounts(providers),
  );
  const lines = new TwilioAccountLines(clients);
  const checks: ReadinessCheck[] = [
    new CredentialsCheck(new AccountChecks(known, providers)),
    new LinesCheck(new TwilioAccounts(known), lines, new NumberReader(lines), config),
    new PublicUrlCheck(config, new HealthProbe(), clock),
    new EnvironmentCheck(config),
    new BackupCheck(config, clock),
    ...(database ? await kept(config, database) : []),
  ];
  return new Readiness(checks, clock);
}

/** What stands in the database. */
async function kept(config: Config, database: Database): Promise<ReadinessCheck[]> {
  const knowledge = new KnowledgeIndex(new KnowledgeStore(database), new InProcessEventBus());
  await knowledge.refresh();
  const organisations = new OrganisationIds(new OrganisationsStore(database));
  return [
    new TrafficCheck(organisations, new MessageTraffic(database)),
    new TemplatesCheck(organisations, new TemplateStanding(new TemplatesStore(database))),
    new AnswersCheck(config, knowledge),
    new AlertsCheck(new AlertWays(new AlertWebhooksStore(database), new AlertsStore(database))),
  ];
}

/** Those that open with our keys. */
async function savedAccounts(database: Database, sealer: Sealer): Promise<KnownAccount[]> {
  const rows = await new AccountsStore(database, new SystemClock()).list();
  return rows.flatMap(({ id, provider, name, sealed_fields: seal }) => {
    const content = sealer.open(accountPurpose(id), seal)?.toString('utf8');
    if (content === undefined) return [];
    return [{ id, provider, name, source: 'vault' as const, fields: JSON.parse(content) as AccountFields }];
  });
}
