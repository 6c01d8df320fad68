import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { sizes, tables } from './made-seeds';
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

/** What stands in `seeds.txt` before a path, and the code that it is short for. */
const FORMS: Readonly<Record<string, (specifier: string) => string>> = {
  imports: (specifier) => `import { target } from '${specifier}';\n\nexport const used = target;\n`,
  'imports type': (specifier) => `import type { Shape } from '${specifier}';\n\nexport type Used = Shape;\n`,
  awaits: (specifier) => `export const used = async (): Promise<unknown> => import('${specifier}');\n`,
  reexports: (specifier) => `export { target } from '${specifier}';\n`,
};

const codeOf = (what: string): string => {
  const [, form = '', specifier = ''] = /^(imports type|imports|awaits|reexports) (\S+)$/.exec(what) ?? [];
  return FORMS[form]?.(specifier) ?? what.replaceAll('\\n', '\n');
};

function seedOf(line: string, number: number): Seed {
  const [refusedBy = '', title = '', place = '', ...what] = line.split(' | ');
  const path = /\.(ts|html)$/.test(place) ? place : `${place}/seed-${number}.ts`;
  const content = codeOf(what.join(' | '));
  return { title, path, content, ...(refusedBy !== '-' && { refusedBy }) };
}

/** The seeds of `seeds.txt` under their headings, and those that are made. */
export function seedGroups(): [title: string, seeds: Seed[]][] {
  const [, ...written] = readFileSync(join(import.meta.dirname, 'seeds.txt'), 'utf8').split(/^# /m);
  const groups = written.map((text, group): [string, Seed[]] => {
    const [title = '', ...lines] = text.trim().split('\n');
    return [title, lines.map((line, index) => seedOf(line, group * 100 + index))];
  });
  return [...groups, ['tables of domains', tables], ['sizes', sizes]];
}
