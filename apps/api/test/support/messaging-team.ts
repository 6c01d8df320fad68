import type { Engine } from '../../src/platform/database/database';
import { ACCOUNT, ACCOUNT_ENVIRONMENT } from './account';
import { freshPlace } from './databases';
import { startTeam, type Team } from './team';
import { startTwilioMessages, type TwilioMessages } from './twilio-messages';

/** A team that writes with customers from the account's number, through a Twilio of the test's own. */
export interface MessagingTeam {
  team: Team;
  twilio: TwilioMessages;
  close(): Promise<void>;
}

export async function startMessagingTeam(
  engine: Engine,
  environment: Record<string, string> = {},
): Promise<MessagingTeam> {
  const place = await freshPlace(engine);
  const twilio = await startTwilioMessages();
  const team = await startTeam({
    ...ACCOUNT_ENVIRONMENT,
    TWILIO_EMULATOR_URL: twilio.url,
    ...(engine === 'postgres' && { DATABASE_URL: place.address }),
    ...environment,
  });
  await team.owner.web
    .patch(`/api/organisations/${team.organisationId}`)
    .send({ numbers: [ACCOUNT.phoneNumber] })
    .expect(200);
  const close = async (): Promise<void> => {
    await team.api.close();
    await twilio.close();
    await place.remove();
  };
  return { team, twilio, close };
}
