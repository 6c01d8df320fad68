const TESTS = [
  '**/*.spec.ts',
  '**/test/**',
  '**/testing/**',
  'apps/web/e2e/**',
  'tools/{bench,deploy,faults,shared}/**',
];

/**
 * Which packages may be known where. Options of the rule `workspace/confined-imports`.
 *
 * @type {import('./confined-imports.mjs').Confinement[]}
 */
export const confinements = [
  {
    packages: ['twilio'],
    only: ['apps/api/src/adapters/twilio/**', ...TESTS],
    because: "Twilio's client is an adapter's business (apps/api/src/adapters/twilio)",
  },
  {
    packages: ['@twilio/voice-sdk'],
    only: [
      'apps/web/src/app/domains/softphone/data/twilio-voice-client.ts',
      'apps/web/e2e/**',
      'tools/bench/**',
    ],
    because: 'the Voice SDK stands in one file, behind the VoiceClient port',
  },
  {
    packages: ['pg', 'pg-boss', 'node:sqlite', 'sqlite'],
    only: ['apps/api/src/adapters/**', ...TESTS],
    because: 'databases and queues are an adapter’s business (apps/api/src/adapters)',
  },
  {
    packages: ['kysely'],
    only: [
      'apps/api/src/adapters/**',
      'apps/api/src/platform/{database,events,queue,search}/**',
      'apps/api/src/domains/*/*.store.ts',
      'apps/api/src/domains/*/*-schema.ts',
      ...TESTS,
    ],
    because: 'queries stand in a domain’s stores (x.store.ts) and its schema (x-schema.ts)',
  },
  {
    packages: ['ai', '@ai-sdk/google', '@ai-sdk/openai'],
    only: ['apps/api/src/adapters/ai-sdk/**', ...TESTS],
    because: 'language models are an adapter’s business (apps/api/src/adapters/ai-sdk)',
  },
  {
    packages: ['node:process', 'process'],
    in: ['apps/*/src/**', 'libs/**'],
    because: 'settings are read once, in apps/api/src/platform/config; use the global for anything else',
  },
  {
    packages: ['*'],
    in: ['libs/twiml/src/core/**'],
    only: TESTS,
    because: 'the core of libs/twiml depends on nothing',
  },
  {
    packages: ['@centralita/shared-types'],
    exact: true,
    in: ['apps/web/src/**'],
    only: ['**/*.spec.ts'],
    types: true,
    because:
      'the web takes DTOs as types only (decorators stay out of the bundle); values come from @centralita/shared-types/rules',
  },
];
