import { DiscoveryService } from '@nestjs/core';
import { Validator } from '@seriousme/openapi-schema-validator';
import { isOurs, routesOf } from '../src/http/access/routes';
import { BODIES } from './support/matrix-rows';
import { startTeam, type Team } from './support/team';

interface Operation {
  'x-role': string;
  parameters: { name: string; in: string; schema: object }[];
  requestBody?: { content: Record<string, { schema?: { $ref: string } }> };
  responses: Record<string, { content?: object }>;
  security: object[];
}
interface Document {
  openapi: string;
  paths: Record<string, Record<string, Operation>>;
  components: { schemas: Record<string, { properties: Record<string, object>; required?: string[] }> };
}

describe('the description of our API', () => {
  let team: Team;
  let document: Document;
  beforeAll(async () => {
    team = await startTeam();
    document = (await team.viewer.web.get('/api/openapi.json').expect(200)).body as Document;
  }, 90_000);
  afterAll(() => team.api.close());

  it('is valid OpenAPI 3.1', async () => {
    const said: Record<string, unknown> = { ...document };
    expect(await new Validator().validate(structuredClone(said))).toMatchObject({ valid: true });
    expect((await new Validator().validate({ ...said, paths: 'none' })).valid).toBe(false);
  });

  it('has every route, with its rights, its errors and what it takes', () => {
    const routes = routesOf(team.api.app.get(DiscoveryService, { strict: false })).filter(({ controller }) =>
      isOurs(controller),
    );
    expect(routes.length).toBeGreaterThan(100);
    const missing = routes.filter(({ method, path }) => {
      const operation = document.paths[path.replaceAll(/[:*](\w+)/g, '{$1}')]?.[method.toLowerCase()];
      return !operation?.responses['default'] || !operation['x-role'];
    });
    expect(missing.map(({ method, path }) => `${method} ${path}`)).toEqual([]);
    const withoutBody = Object.keys(BODIES).filter((route) => {
      const [method = '', path = ''] = route.split(' ');
      const operation = document.paths[path.replaceAll(/:(\w+)/g, '{$1}')]?.[method.toLowerCase()];
      return operation?.requestBody === undefined;
    });
    expect(withoutBody).toEqual([]);
  });

  it('says of a body what its validators check', () => {
    const {
      CampaignDraft: draft,
      CampaignContacts: contacts,
      ContactCondition: condition,
    } = document.components.schemas;
    expect(draft!.required).toEqual(expect.arrayContaining(['name', 'channel', 'perMinute', 'perDay']));
    expect(draft!.required).not.toContain('text');
    expect(draft!.properties).toMatchObject({
      name: { type: 'string', minLength: 1, maxLength: 120 },
      channel: { enum: ['whatsapp', 'sms'] },
      perDay: { type: ['integer', 'null'], minimum: 1 },
      contacts: { $ref: '#/components/schemas/CampaignContacts' },
      templateValues: { type: 'array', items: { $ref: '#/components/schemas/CampaignValue' } },
    });
    expect(contacts!.properties).toMatchObject({
      wroteWithinDays: { type: 'integer', maximum: 3_650 },
      conditions: { type: 'array', maxItems: 10, items: { $ref: '#/components/schemas/ContactCondition' } },
    });
    expect(condition!.required).toEqual(expect.arrayContaining(['fieldId', 'comparison', 'values']));
    expect(condition!.properties).toMatchObject({
      comparison: { enum: expect.arrayContaining(['is', 'one-of', 'before']) as string[] },
      values: { type: 'array', items: { type: 'string', maxLength: 500 } },
    });
    const start = document.paths['/api/campaigns/{id}/start']!['post']!;
    expect(start).toMatchObject({ 'x-role': 'admin', responses: { 200: {} } });
    expect(start.parameters.map(({ name }) => name)).toEqual(['id', 'organisation']);
    const list = document.paths['/api/appointments']!['get']!;
    expect(list.parameters.map(({ name }) => name)).toEqual(expect.arrayContaining(['from', 'to', 'after']));
    expect(document.paths['/api/session']!['post']!.security).toEqual([]);
  });
});
