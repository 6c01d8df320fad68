/** @param {string} name @returns {string} `front-door` is `FrontDoor` */
const pascal = (name) => name.replace(/(^|-)(\w)/g, (_all, _dash, letter) => letter.toUpperCase());

/** @param {string} name @returns {string} `front-door` is `Front door` */
const title = (name) => `${name[0]?.toUpperCase()}${name.slice(1).replaceAll('-', ' ')}`;

/**
 * The files of a new flow, by name.
 *
 * @param {string} name
 * @returns {Record<string, string>}
 */
export function flowFiles(name) {
  const type = pascal(name);
  return {
    [`${name}.flow.ts`]: `import {
  CallFlow,
  gather,
  GatheredDigits,
  hangup,
  IncomingCall,
  redirect,
  say,
  Step,
  type Links,
  type VoiceVerb,
} from '@centralita/twiml';

/** Says what it is for, and does what the key asks. */
@CallFlow({ id: '${name}', title: '${title(name)}', description: 'Asks for a key and answers it.' })
export class ${type}Flow {
  @Step(IncomingCall)
  start(_call: IncomingCall, links: Links<${type}Flow>): VoiceVerb[] {
    return [
      gather({ numDigits: 1, timeoutSec: 5, action: links.to('chosen') }, say('Press 1 to hear more.')),
      // Twilio comes here where nothing was pressed.
      redirect(links.to('start')),
    ];
  }

  @Step(GatheredDigits)
  chosen({ digits }: GatheredDigits, links: Links<${type}Flow>): VoiceVerb[] {
    if (digits !== '1') return [redirect(links.to('start'))];
    return [say('There is more to come.'), hangup()];
  }
}
`,
    [`${name}.flow.spec.ts`]: `import { type GatheredDigits, hangup, redirect, say, testLinks } from '@centralita/twiml';
import { ${type}Flow } from './${name}.flow';

const links = testLinks<${type}Flow>();
const chosen = (digits: string) => new ${type}Flow().chosen({ digits } as GatheredDigits, links);

it('does what the key asks, and asks again for any other', () => {
  expect(chosen('1')).toEqual([say('There is more to come.'), hangup()]);
  expect(chosen('2')).toEqual([redirect(links.to('start'))]);
});
`,
    [`${name}.module.ts`]: `import { Module } from '@nestjs/common';
import { ${type}Flow } from './${name}.flow';

@Module({ providers: [${type}Flow] })
export class ${type}FlowModule {}
`,
  };
}

const LAST_FLOW_IMPORT = /^import \{ \w+ \} from '\.\/flows\/[^']+';\n/gm;

/**
 * `app.module.ts` with one more flow: its import below those of the others, its module before them.
 *
 * @param {string} text
 * @param {string} name
 * @returns {string}
 * @throws {Error} where the file does not look as expected
 */
export function withFlowModule(text, name) {
  const module = `${pascal(name)}FlowModule`;
  const last = [...text.matchAll(LAST_FLOW_IMPORT)].at(-1);
  const list = /^( +)AnnouncementModule,\n/m.exec(text);
  if (!last || !list)
    throw new Error(`app.module.ts has no flows to stand beside: import ${module} there by hand.`);
  const importAt = last.index + last[0].length;
  const line = `import { ${module} } from './flows/${name}/${name}.module';\n`;
  return (
    text.slice(0, importAt) +
    line +
    text.slice(importAt, list.index) +
    `${list[1]}${module},\n` +
    text.slice(list.index)
  );
}
