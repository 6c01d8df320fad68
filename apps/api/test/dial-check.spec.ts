import { ACCOUNT } from './support/account';
import { startApi, type RunningApi } from './support/running-api';
import { startTeam, type Team } from './support/team';

describe('POST /api/dial-check', () => {
  describe('of a person who brings an account', () => {
    let api: RunningApi;

    beforeAll(async () => {
      api = await startApi({ ALLOWED_COUNTRIES: 'US,ES' });
    });
    afterAll(() => api.close());

    const check = async (body: object): Promise<unknown> => {
      const answer = await fetch(`${api.url}/api/dial-check`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(body),
      });
      return answer.status === 200 ? answer.json() : answer.status;
    };

    it.each([
      ['+34911234567', undefined],
      ['+34911234567;ext=12', undefined],
      ['(415) 523-8886', undefined],
      ['1-800-FLOWERS', undefined],
      ['+19005551234', 'premium-rate'],
      ['+442079460018', 'country-not-allowed'],
      ['911', 'emergency'],
      [ACCOUNT.phoneNumber, 'own-number'],
    ])('of %s: %s', async (to, refusal) => {
      expect(await check({ to, from: ACCOUNT.phoneNumber })).toEqual(refusal ? { refusal } : {});
    });

    it('takes nothing but a number to call and one to call from', async () => {
      expect(await check({ to: '+34911234567', from: 'me' })).toBe(400);
      expect(await check({ from: ACCOUNT.phoneNumber })).toBe(400);
      expect(await check({ to: '1'.repeat(129) })).toBe(400);
    });
  });

  describe('of a team', () => {
    let team: Team;

    beforeAll(async () => {
      team = await startTeam({
        TWILIO_ACCOUNT_SID: ACCOUNT.accountSid,
        TWILIO_AUTH_TOKEN: ACCOUNT.authToken,
        TWILIO_API_KEY_SID: ACCOUNT.apiKeySid,
        TWILIO_API_KEY_SECRET: ACCOUNT.apiKeySecret,
        TWILIO_TWIML_APP_SID: ACCOUNT.twimlAppSid,
        TWILIO_PHONE_NUMBER: ACCOUNT.phoneNumber,
      });
    });
    afterAll(() => team.api.close());

    it('reads numbers as of the country of the team’s number, and knows that number', async () => {
      const check = async (to: string): Promise<unknown> =>
        (await team.agent.web.post('/api/dial-check').send({ to }).expect(200)).body;
      expect(await check('(415) 523-8886')).toEqual({});
      expect(await check(ACCOUNT.phoneNumber)).toEqual({ refusal: 'own-number' });
      expect(await check('+19005551234')).toEqual({ refusal: 'premium-rate' });
    });

    it('is for who may call', async () => {
      const { web } = team.viewer;
      await web.post('/api/dial-check').send({ to: '+34911234567' }).expect(403);
    });
  });
});
