import type { SheriffConfig } from '@softarc/sheriff-core';

/**
 * The rooms inside each project, and who may import whom. What one *project* may import is Nx's business (tags in
 * `project.json`, constraints in `eslint.config.mjs`), so everything outside a project is open here.
 *
 * A room is a folder; its tag is its path, shortened. There are no barrels: a file is reachable when its room is.
 */

/** Libraries, reached through the path mapping, and files that belong to no room. */
const OTHER_PROJECTS = ['root', 'twiml'];

interface Rooms {
  from: string;
  to: string;
}

/** `api/domains/calls/ports` → `api/domains/calls`. */
const domainOf = (tag: string): string => tag.split('/').slice(0, 3).join('/');
const sameDomain = ({ from, to }: Rooms): boolean => domainOf(from) === domainOf(to);
const partOfSameDomain =
  (...parts: string[]) =>
  ({ from, to }: Rooms): boolean =>
    parts.some((part) => to === `${domainOf(from)}/${part}`);
const sharedButData = ({ to }: Rooms): boolean =>
  to.startsWith('web/shared/') && !to.startsWith('web/shared/data-');

/** Opened by the emulator's main.ts only. */
const EMULATOR_DOORS = ['rest', 'signalling', 'handset', 'mail'];
/** Media is plain sound: it knows no call. The doors are known to nobody, so that each can be taken away. */
const insideTheEmulator = ({ from, to }: Rooms): boolean =>
  from !== 'emulator/media' &&
  to.startsWith('emulator/') &&
  !EMULATOR_DOORS.some((door) => to === `emulator/${door}`);

export const config: SheriffConfig = {
  enableBarrelLess: true,
  barrelFileName: 'no-barrel-makes-a-room.ts',
  autoTagging: false,
  modules: {
    'apps/api/src': 'api',
    'apps/api/src/webhooks': 'api/webhooks',
    'apps/api/src/webhooks/<channel>': 'api/webhooks/<channel>',
    'apps/api/src/http': 'api/http',
    'apps/api/src/http/<feature>': 'api/http/<feature>',
    'apps/api/src/flows/<flow>': 'api/flows/<flow>',
    'apps/api/src/domains/<domain>': 'api/domains/<domain>',
    'apps/api/src/domains/<domain>/api': 'api/domains/<domain>/api',
    'apps/api/src/domains/<domain>/ports': 'api/domains/<domain>/ports',
    'apps/api/src/adapters/<technology>': 'api/adapters/<technology>',
    'apps/api/src/platform/<concern>': 'api/platform/<concern>',
    'apps/api/test': 'api-test',

    'apps/web/src': 'web',
    'apps/web/src/app/shell': 'web/shell',
    'apps/web/src/app/domains/<domain>': 'web/domains/<domain>/root',
    'apps/web/src/app/domains/<domain>/feature-<feature>': 'web/domains/<domain>/feature-<feature>',
    'apps/web/src/app/domains/<domain>/ui': 'web/domains/<domain>/ui',
    'apps/web/src/app/domains/<domain>/data': 'web/domains/<domain>/data',
    'apps/web/src/app/domains/<domain>/data/models': 'web/domains/<domain>/models',
    'apps/web/src/app/domains/<domain>/api': 'web/domains/<domain>/api',
    'apps/web/src/app/shared/<part>': 'web/shared/<part>',
    'apps/web/e2e': 'web-e2e',

    'libs/twiml/src': 'twiml',
    'libs/twiml/src/core': 'twiml/core',
    'libs/twiml/src/events': 'twiml/events',
    'libs/twiml/src/nest': 'twiml/nest',

    'tools/twilio-emulator/src': 'emulator',
    'tools/twilio-emulator/src/<room>': 'emulator/<room>',
    'tools/twilio-emulator/test': 'emulator-test',
  },
  depRules: {
    root: OTHER_PROJECTS,

    // The composition root: main.ts, app.module.ts.
    api: [...OTHER_PROJECTS, 'api/*'],
    // Doors speak HTTP and decide nothing. A door never uses another door.
    'api/webhooks': [...OTHER_PROJECTS, 'api/domains/*/api', 'api/platform/*'],
    'api/webhooks/*': [...OTHER_PROJECTS, 'api/webhooks', 'api/domains/*/api', 'api/platform/*'],
    'api/http': [...OTHER_PROJECTS, 'api/domains/*/api', 'api/platform/*'],
    // All but the doors for everyone stand behind the access guard.
    'api/http/*': [...OTHER_PROJECTS, 'api/http', 'api/http/access', 'api/domains/*/api', 'api/platform/*'],
    // Every flow may give its call to a person, and go on with what was given on.
    'api/flows/*': [
      ...OTHER_PROJECTS,
      'api/flows/person',
      'api/flows/transfer',
      'api/domains/*/api',
      'api/platform/*',
    ],
    // A domain knows itself, and of another domain its api/.
    'api/domains/*': [...OTHER_PROJECTS, sameDomain, 'api/domains/*/api', 'api/platform/*'],
    // An adapter knows the ports that it implements (types that cross a port live beside it).
    // What calls out over HTTP shares the check of addresses.
    'api/adapters/*': [...OTHER_PROJECTS, 'api/adapters/http', 'api/domains/*/ports', 'api/platform/*'],
    // Used by all, knows none.
    'api/platform/*': [...OTHER_PROJECTS, 'api/platform/*'],
    'api-test': [...OTHER_PROJECTS, 'api', 'api/*'],

    // main.ts, app.ts, app.config.ts, app.routes.ts.
    web: [...OTHER_PROJECTS, 'web/*'],
    'web/shell': [...OTHER_PROJECTS, 'web/domains/*/api', 'web/shared/*'],
    // A domain's own routes, with the guards of whoever knows who is signed in.
    'web/domains/*/root': [...OTHER_PROJECTS, sameDomain, 'web/domains/*/api', 'web/shared/*'],
    // A page shows (ui), asks (data), and meets other domains through their api/, never another page.
    'web/domains/*/feature-*': [
      ...OTHER_PROJECTS,
      partOfSameDomain('ui', 'data', 'models', 'api'),
      'web/domains/*/api',
      'web/shared/*',
    ],
    // Dumb components know neither stores nor clients: of data/ only the shapes in data/models.
    'web/domains/*/ui': [...OTHER_PROJECTS, partOfSameDomain('models'), sharedButData],
    'web/domains/*/data': [
      ...OTHER_PROJECTS,
      partOfSameDomain('models'),
      'web/domains/*/api',
      'web/shared/*',
    ],
    'web/domains/*/models': [...OTHER_PROJECTS, 'web/domains/*/api', sharedButData],
    'web/domains/*/api': [...OTHER_PROJECTS, sameDomain, 'web/domains/*/api', 'web/shared/*'],
    'web/shared/*': [...OTHER_PROJECTS, 'web/shared/*'],
    'web-e2e': OTHER_PROJECTS,

    twiml: [...OTHER_PROJECTS, 'twiml/*'],
    'twiml/core': [],
    'twiml/events': ['root', 'twiml/core'],
    'twiml/nest': ['root', 'twiml/core', 'twiml/events'],

    emulator: [...OTHER_PROJECTS, 'emulator/*'],
    'emulator/*': [...OTHER_PROJECTS, insideTheEmulator],
    // The control API moves every other part; the inspector's events, which all report, live beside it.
    'emulator/control': [...OTHER_PROJECTS, 'emulator/*'],
    'emulator-test': [...OTHER_PROJECTS, 'emulator', 'emulator/*'],
  },
};
