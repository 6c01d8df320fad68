import { mappedPaths } from './workspace';

/** One file that breaks one rule, or that keeps them all. */
export interface Seed {
  title: string;
  path: string;
  content: string;
  /** Rule that must refuse it; absent where nothing may be reported. */
  refusedBy?: string;
}

/** What other seeds import. A room exists for Sheriff when its folder does. */
export const TARGETS: Readonly<Record<string, string>> = Object.fromEntries(
  [
    // Sheriff reports a mapped path without its file in every file that it checks.
    ...mappedPaths(),
    'apps/api/src/platform/clock/clock.ts',
    'apps/api/src/domains/calls/ports/call-store.ts',
    'apps/api/src/domains/calls/api/calls.ts',
    'apps/api/src/domains/calls/call-record.ts',
    'apps/api/src/domains/inbox/inbox-rule.ts',
    'apps/api/src/domains/inbox/api/inbox.ts',
    'apps/api/src/adapters/twilio/twilio-calls.ts',
    'apps/api/src/adapters/ngrok/ngrok-tunnels.ts',
    'apps/api/src/http/token/token-answer.ts',
    'apps/api/src/webhooks/voice/voice-door.ts',
    'apps/api/src/webhooks/messages/message-door.ts',
    'apps/api/src/flows/incoming-call/greeting.ts',
    'apps/api/src/flows/outgoing-call/greeting.ts',
    'apps/api/src/jobs/send/send.ts',
    'apps/api/test/running-api.ts',
    'apps/web/src/app/domains/softphone/data/phone-store.ts',
    'apps/web/src/app/domains/softphone/data/models/call.ts',
    'apps/web/src/app/domains/softphone/ui/keypad.ts',
    'apps/web/src/app/domains/softphone/api/softphone.ts',
    'apps/web/src/app/domains/softphone/feature-phone/phone.ts',
    'apps/web/src/app/domains/softphone/feature-recent/recent.ts',
    'apps/web/src/app/domains/settings/data/settings-store.ts',
    'apps/web/src/app/shared/data-api/transport.ts',
    'apps/web/src/app/shared/ui/icon.ts',
    'libs/twiml/src/core/say.ts',
    'libs/twiml/src/events/incoming-call.ts',
    'libs/twiml/src/nest/twiml-module.ts',
    'tools/twilio-emulator/src/calls/call.ts',
    'tools/twilio-emulator/src/media/audio.ts',
    'tools/twilio-emulator/src/rest/rest-api.ts',
    'tools/twilio-emulator/src/signalling/gateway.ts',
  ].map((path) => [path, 'export const target = 1;\nexport interface Shape {\n  size: number;\n}\n']),
);

const imports = (specifier: string): string =>
  `import { target } from '${specifier}';\n\nexport const used = target;\n`;
const importsDynamically = (specifier: string): string =>
  `export const used = async (): Promise<unknown> => import('${specifier}');\n`;
const reexports = (specifier: string): string => `export { target } from '${specifier}';\n`;
const importsType = (specifier: string): string =>
  `import type { Shape } from '${specifier}';\n\nexport type Used = Shape;\n`;

let count = 0;
const file = (folder: string): string => `${folder}/seed-${(count += 1)}.ts`;
const refused = (refusedBy: string, title: string, folder: string, content: string): Seed => ({
  title,
  path: file(folder),
  content,
  refusedBy,
});
const allowed = (title: string, folder: string, content: string): Seed => ({
  title,
  path: file(folder),
  content,
});

const ROOM = 'sheriff/dependency-rule';
const API = 'apps/api/src';
const WEB = 'apps/web/src/app';
const EMULATOR = 'tools/twilio-emulator/src';

/** The rooms inside each project. */
export const rooms: Seed[] = [
  refused(
    ROOM,
    'the platform knows no domain',
    `${API}/platform/clock`,
    imports('../../domains/calls/api/calls'),
  ),
  refused(
    ROOM,
    "a domain knows no other domain's insides",
    `${API}/domains/calls`,
    imports('../inbox/inbox-rule'),
  ),
  refused(
    ROOM,
    '… from deep inside',
    `${API}/domains/calls/rules/ringing`,
    imports('../../../inbox/inbox-rule'),
  ),
  refused(ROOM, '… by a dynamic import', `${API}/domains/calls`, importsDynamically('../inbox/inbox-rule')),
  refused(ROOM, '… by an export from', `${API}/domains/calls/api`, reexports('../../inbox/inbox-rule')),
  refused(ROOM, '… as a type', `${API}/domains/calls`, importsType('../inbox/inbox-rule')),
  refused(
    ROOM,
    'a domain knows no adapter',
    `${API}/domains/calls`,
    imports('../../adapters/twilio/twilio-calls'),
  ),
  refused(
    ROOM,
    "an adapter knows no domain's insides",
    `${API}/adapters/twilio`,
    imports('../../domains/calls/call-record'),
  ),
  refused(
    ROOM,
    "an adapter knows no domain's api",
    `${API}/adapters/twilio`,
    imports('../../domains/calls/api/calls'),
  ),
  refused(
    ROOM,
    'an adapter knows no other adapter',
    `${API}/adapters/twilio`,
    imports('../ngrok/ngrok-tunnels'),
  ),
  refused(
    ROOM,
    'a door knows no adapter',
    `${API}/http/token`,
    imports('../../adapters/twilio/twilio-calls'),
  ),
  refused(
    ROOM,
    "a door knows no domain's insides",
    `${API}/webhooks/voice`,
    imports('../../domains/calls/call-record'),
  ),
  refused(
    ROOM,
    'a webhook knows no other channel',
    `${API}/webhooks/voice`,
    imports('../messages/message-door'),
  ),
  refused(
    ROOM,
    'the web’s door knows no webhook',
    `${API}/http/token`,
    importsDynamically('../../webhooks/voice/voice-door'),
  ),
  refused(
    ROOM,
    'a flow knows no other flow',
    `${API}/flows/incoming-call`,
    imports('../outgoing-call/greeting'),
  ),
  refused(
    ROOM,
    'a flow knows no adapter',
    `${API}/flows/incoming-call`,
    imports('../../adapters/twilio/twilio-calls'),
  ),
  refused(ROOM, 'a job knows no door', `${API}/jobs/send`, imports('../../http/token/token-answer')),
  refused(ROOM, 'the product knows no test', `${API}/platform/clock`, imports('../../../test/running-api')),
  allowed('a domain meets another through its api', `${API}/domains/calls`, imports('../inbox/api/inbox')),
  allowed('a domain uses its own parts', `${API}/domains/calls/api`, imports('../ports/call-store')),
  allowed(
    'an adapter implements a port',
    `${API}/adapters/twilio`,
    imports('../../domains/calls/ports/call-store'),
  ),
  allowed('a door calls a domain', `${API}/webhooks/voice`, imports('../../domains/calls/api/calls')),
  allowed('everyone uses the platform', `${API}/flows/incoming-call`, imports('../../platform/clock/clock')),
  allowed('the composition root knows all', API, imports('./adapters/twilio/twilio-calls')),

  refused(ROOM, 'ui knows no store', `${WEB}/domains/softphone/ui`, imports('../data/phone-store')),
  refused(
    ROOM,
    'ui knows no client',
    `${WEB}/domains/softphone/ui`,
    imports('../../../shared/data-api/transport'),
  ),
  refused(
    ROOM,
    'a page knows no other page',
    `${WEB}/domains/softphone/feature-phone`,
    imports('../feature-recent/recent'),
  ),
  refused(
    ROOM,
    '… by a dynamic import',
    `${WEB}/domains/softphone/feature-phone`,
    importsDynamically('../feature-recent/recent'),
  ),
  refused(
    ROOM,
    "a page knows no other domain's data",
    `${WEB}/domains/softphone/feature-phone`,
    imports('../../settings/data/settings-store'),
  ),
  refused(ROOM, 'data knows no ui', `${WEB}/domains/softphone/data`, imports('../ui/keypad')),
  refused(
    ROOM,
    'shared knows no domain',
    `${WEB}/shared/ui`,
    imports('../../domains/softphone/api/softphone'),
  ),
  refused(
    ROOM,
    "the shell knows no domain's insides",
    `${WEB}/shell`,
    imports('../domains/softphone/data/phone-store'),
  ),
  allowed('ui shows models', `${WEB}/domains/softphone/ui`, imports('../data/models/call')),
  allowed('a page shows and asks', `${WEB}/domains/softphone/feature-phone`, imports('../data/phone-store')),
  allowed('the shell uses a domain’s api', `${WEB}/shell`, imports('../domains/softphone/api/softphone')),

  refused(ROOM, 'media knows no call', `${EMULATOR}/media`, imports('../calls/call')),
  refused(ROOM, 'calls know no door', `${EMULATOR}/calls`, imports('../rest/rest-api')),
  refused(
    ROOM,
    'a door knows no other door',
    `${EMULATOR}/rest`,
    importsDynamically('../signalling/gateway'),
  ),
  allowed('a door moves calls', `${EMULATOR}/rest`, imports('../calls/call')),

  refused(ROOM, 'verbs know no event', 'libs/twiml/src/core', imports('../events/incoming-call')),
  refused(ROOM, 'events know no Nest', 'libs/twiml/src/events', imports('../nest/twiml-module')),
  allowed('Nest’s part knows both', 'libs/twiml/src/nest', imports('../core/say')),
];

const CYCLE = 'workspace/no-domain-cycles';
const domain = (name: string, content: string, refusedBy?: string): Seed => ({
  title: `${name}`,
  path: `${API}/domains/${name}/api/${name}.ts`,
  content: `${content}\nexport const ${name} = 1;\n`,
  ...(refusedBy && { refusedBy }),
});

/** Domains that are in no other seed. Two need each other, three go round in a circle, one stands beside it. */
export const cycles: Seed[] = [
  domain('hen', "import { egg } from '../../egg/api/egg';\n\nexport const used = egg;\n", CYCLE),
  domain('egg', "export type Used = typeof import('../../hen/api/hen');\n", CYCLE),
  domain('rain', "export { river } from '../../river/api/river';\n", CYCLE),
  domain('river', "import type { sea } from '../../sea/api/sea';\n\nexport type Used = typeof sea;\n", CYCLE),
  domain('sea', "export const used = async (): Promise<unknown> => import('../../rain/api/rain');\n", CYCLE),
  domain('fish', "import { sea } from '../../sea/api/sea';\n\nexport const used = sea;\n"),
];

const PROJECT = '@nx/enforce-module-boundaries';

/** What one project may know of another. */
export const projects: Seed[] = [
  refused(PROJECT, 'the web knows no TwiML', `${WEB}/shell`, imports('@centralita/twiml')),
  refused(
    PROJECT,
    'the web knows nothing of the API',
    `${WEB}/shell`,
    imports('../../../../api/src/domains/calls/api/calls'),
  ),
  refused(
    PROJECT,
    'the API knows nothing of the web',
    `${API}/platform/clock`,
    importsDynamically('../../../../web/src/app/shared/ui/icon'),
  ),
  refused(
    PROJECT,
    'nobody imports the emulator',
    `${API}/http/token`,
    imports('../../../../../tools/twilio-emulator/src/calls/call'),
  ),
  refused(
    PROJECT,
    'the emulator knows no library of ours',
    `${EMULATOR}/calls`,
    imports('@centralita/shared-types'),
  ),
  refused(PROJECT, 'contracts know no TwiML', 'libs/shared-types/src', imports('@centralita/twiml')),
  refused(
    PROJECT,
    'contracts know no Nest',
    'libs/shared-types/src',
    "import { Module } from '@nestjs/common';\n\nexport const used = Module;\n",
  ),
  refused(
    PROJECT,
    'contracts know no Angular',
    'libs/shared-types/src',
    "import { signal } from '@angular/core';\n\nexport const used = signal;\n",
  ),
  refused(
    PROJECT,
    'the API knows no Angular',
    `${API}/platform/clock`,
    "import { signal } from '@angular/core';\n\nexport const used = signal;\n",
  ),
  refused(PROJECT, 'the web knows no Nest', `${WEB}/shell`, importsDynamically('@nestjs/common')),
  refused(
    PROJECT,
    'a library is reached by its name',
    `${API}/platform/clock`,
    imports('../../../../../libs/twiml/src/core/say'),
  ),
  refused(
    PROJECT,
    'only browser tests start the product',
    `${WEB}/shell`,
    imports('../../../../../tools/test/system.mjs'),
  ),
  allowed('the API knows TwiML and contracts', `${API}/http/token`, imports('@centralita/twiml')),
  allowed('the web reads the rules of forms', `${WEB}/shell`, imports('@centralita/shared-types/rules')),
];
