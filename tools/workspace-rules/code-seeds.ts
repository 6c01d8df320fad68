import type { Seed } from './seeds';

const API = 'apps/api/src/platform/clock';
const WEB = 'apps/web/src/app/shell';

let count = 0;
const seed = (title: string, folder: string, content: string, refusedBy?: string): Seed => {
  count += 1;
  return { title, path: `${folder}/code-seed-${count}.ts`, content, ...(refusedBy && { refusedBy }) };
};
const named = (
  title: string,
  path: string,
  refusedBy?: string,
  content = 'export const used = 1;\n',
): Seed => ({
  title,
  path,
  content,
  ...(refusedBy && { refusedBy }),
});

const CONFINED = 'workspace/confined-imports';

/** Packages that only some places may know. */
export const confinements: Seed[] = [
  seed(
    'twilio outside its adapter',
    'apps/api/src/http/token',
    "import twilio from 'twilio';\n\nexport const used = twilio;\n",
    CONFINED,
  ),
  seed(
    '… by a sub-path',
    'apps/api/src/http/token',
    "import AccessToken from 'twilio/lib/jwt/AccessToken.js';\n\nexport const used = AccessToken;\n",
    CONFINED,
  ),
  seed(
    '… by a dynamic import',
    'apps/api/src/domains/calls',
    "export const used = async (): Promise<unknown> => import('twilio');\n",
    CONFINED,
  ),
  seed(
    '… as a type',
    'apps/api/src/domains/calls',
    "import type { Twilio } from 'twilio';\n\nexport type Used = Twilio;\n",
    CONFINED,
  ),
  seed(
    '… as an import type',
    'apps/api/src/domains/calls',
    "export type Used = import('twilio').Twilio;\n",
    CONFINED,
  ),
  seed('… by an export from', 'apps/api/src/domains/calls', "export { Twilio } from 'twilio';\n", CONFINED),
  seed(
    '… by a template string',
    'apps/api/src/domains/calls',
    'export const used = async (): Promise<unknown> => import(`twilio`);\n',
    CONFINED,
  ),
  seed(
    '… in another adapter',
    'apps/api/src/adapters/ngrok',
    "export const used = async (): Promise<unknown> => import('twilio');\n",
    CONFINED,
  ),
  seed(
    'twilio in its adapter',
    'apps/api/src/adapters/twilio',
    "export const used = async (): Promise<unknown> => import('twilio');\n",
  ),
  seed(
    'the database outside an adapter',
    'apps/api/src/domains/calls',
    "import { DatabaseSync } from 'node:sqlite';\n\nexport const used = DatabaseSync;\n",
    CONFINED,
  ),
  seed(
    'the Voice SDK in a second file',
    'apps/web/src/app/domains/softphone/data',
    "export const used = async (): Promise<unknown> => import('@twilio/voice-sdk');\n",
    CONFINED,
  ),
  seed(
    '… even as a type',
    'apps/web/src/app/domains/softphone/data',
    "import type { Call } from '@twilio/voice-sdk';\n\nexport type Used = Call;\n",
    CONFINED,
  ),
  seed(
    'a DTO of the API as a value in the web',
    WEB,
    "import { target } from '@centralita/shared-types';\n\nexport const used = target;\n",
    CONFINED,
  ),
  seed(
    'a DTO of the API as a type in the web',
    WEB,
    "import type { Shape } from '@centralita/shared-types';\n\nexport type Used = Shape;\n",
  ),
  seed(
    'any package in the core of libs/twiml',
    'libs/twiml/src/core',
    "import { validate } from 'class-validator';\n\nexport const used = validate;\n",
    CONFINED,
  ),
  seed(
    'the environment by a module',
    API,
    "import { env } from 'node:process';\n\nexport const used = env.PORT;\n",
    CONFINED,
  ),
];

const parameters = (total: number): string =>
  Array.from({ length: total }, (_, index) => `readonly part${index}: string`).join(', ');
const injections = (total: number): string =>
  Array.from({ length: total }, (_, index) => `  readonly part${index} = inject(Part);\n`).join('');
const withInject = (body: string): string =>
  `import { inject, Injectable } from '@angular/core';\n\n@Injectable({ providedIn: 'root' })\nexport class Part {}\n\n${body}`;

/** The rest of the law: types, sizes, names, exports. */
export const code: Seed[] = [
  seed(
    'any',
    API,
    'export const used = (value: any): unknown => value;\n',
    '@typescript-eslint/no-explicit-any',
  ),
  seed(
    'a promise that nobody waits for',
    API,
    'export function used(): void {\n  Promise.resolve(1);\n}\n',
    '@typescript-eslint/no-floating-promises',
  ),
  seed('a default export', API, 'export default class Used {}\n', 'no-restricted-syntax'),
  seed(
    'a default export by another name',
    API,
    'const used = 1;\nexport { used as default };\n',
    'no-restricted-syntax',
  ),
  seed(
    'a global module',
    'apps/api/src/domains/calls/api',
    "import { Global, Module } from '@nestjs/common';\n\n@Global()\n@Module({})\nexport class UsedModule {}\n",
    'no-restricted-syntax',
  ),
  seed(
    '… by another name',
    'apps/api/src/http/token',
    "import * as nest from '@nestjs/common';\n\n@nest.Global()\n@nest.Module({})\nexport class UsedModule {}\n",
    'no-restricted-syntax',
  ),
  seed(
    '… made on the way',
    'apps/api/src',
    'export const used = (module: new () => object): object => ({ module, global: true });\n',
    'no-restricted-syntax',
  ),
  seed(
    'a default export where global modules are refused',
    'apps/api/src/domains/calls/api',
    'export default class Used {}\n',
    'no-restricted-syntax',
  ),
  seed(
    'a global module of the platform',
    API,
    "import { Global, Module } from '@nestjs/common';\n\n@Global()\n@Module({})\nexport class UsedModule {}\n",
  ),
  seed('401 lines', API, `${'// a line\n'.repeat(400)}export const used = 1;\n`, 'max-lines'),
  seed('400 lines', API, `${'// a line\n'.repeat(399)}export const used = 1;\n`),
  seed(
    'the environment outside the configuration',
    API,
    'export const used = process.env.PORT;\n',
    'no-restricted-properties',
  ),
  seed(
    '… taken apart',
    API,
    'const { env } = process;\nexport const used = env.PORT;\n',
    'no-restricted-properties',
  ),
  seed(
    'the environment in the configuration',
    'apps/api/src/platform/config',
    'export const used = process.env.PORT;\n',
  ),
  seed('console', API, "console.log('used');\n\nexport const used = 1;\n", 'no-console'),
  seed(
    'a rule switched off beside the code',
    API,
    "/* eslint-disable no-console */\nconsole.log('used');\n\nexport const used = 1;\n",
    'no-console',
  ),
  seed(
    'an error silenced for the compiler',
    API,
    '// @ts-ignore\nexport const used: number = 1;\n',
    '@typescript-eslint/ban-ts-comment',
  ),
  seed(
    'an interface with an I',
    API,
    'export interface IUsed {\n  size: number;\n}\n',
    '@typescript-eslint/naming-convention',
  ),
  seed(
    'a type imported as a value',
    API,
    "import { Shape } from '../../domains/calls/api/calls';\n\nexport type Used = Shape;\n",
    '@typescript-eslint/consistent-type-imports',
  ),
  named(
    'a type imported as a value by a controller',
    'apps/api/src/http/token/seed.controller.ts',
    undefined,
    "import { Shape } from '@centralita/shared-types';\n\nexport class SeedController {\n  take(shape: Shape): number {\n    return shape.size;\n  }\n}\n",
  ),
  named(
    'a name that is not kebab-case',
    'apps/api/src/platform/clock/wallClock.ts',
    'workspace/kebab-case-file',
  ),
  named('utils', 'apps/api/src/platform/clock/utils.ts', 'workspace/kebab-case-file'),
  named(
    'a suffix that the API does not have',
    'apps/api/src/platform/clock/clock.service.ts',
    'workspace/kebab-case-file',
  ),
  named('a type suffix in the web', 'apps/web/src/app/shell/shell.component.ts', 'workspace/kebab-case-file'),
  named('a suffix that the API has', 'apps/api/src/platform/clock/clock.module.ts'),
  seed(
    'eight parameters of a constructor',
    API,
    `export class Used {\n  constructor(${parameters(8)}) {}\n}\n`,
    'workspace/max-dependencies',
  ),
  seed(
    'seven parameters of a constructor',
    API,
    `export class Used {\n  constructor(${parameters(7)}) {}\n}\n`,
  ),
  seed(
    'eight injected fields',
    WEB,
    withInject(`export class Used {\n${injections(8)}}\n`),
    'workspace/max-dependencies',
  ),
  seed('seven injected fields', WEB, withInject(`export class Used {\n${injections(7)}}\n`)),
  seed(
    'eight injections of a store',
    WEB,
    withInject(
      `export const used = (${Array.from({ length: 8 }, (_, index) => `part${index} = inject(Part)`).join(', ')}): unknown => [${Array.from({ length: 8 }, (_, index) => `part${index}`).join(', ')}];\n`,
    ),
    'workspace/max-dependencies',
  ),
];

const template = (html: string): string =>
  `import { ChangeDetectionStrategy, Component } from '@angular/core';\n\n@Component({\n  selector: 'app-used',\n  template: '${html}',\n  changeDetection: ChangeDetectionStrategy.OnPush,\n})\nexport class Used {\n  press(): void {}\n}\n`;

/** Templates: control flow and what a screen reader or a keyboard needs. */
export const templates: Seed[] = [
  named(
    'a picture without words',
    'apps/web/src/app/shell/picture.html',
    '@angular-eslint/template/alt-text',
    '<img src="a.png" />\n',
  ),
  named(
    'a click that no key can do',
    'apps/web/src/app/shell/click.html',
    '@angular-eslint/template/click-events-have-key-events',
    '<div (click)="press()">Call</div>\n',
  ),
  seed(
    '… in a template inside the class',
    WEB,
    template('<div (click)="press()">Call</div>'),
    '@angular-eslint/template/click-events-have-key-events',
  ),
  named(
    'a structural directive of old',
    'apps/web/src/app/shell/old.html',
    '@angular-eslint/template/prefer-control-flow',
    '<p *ngIf="shown">Call</p>\n',
  ),
  named(
    'a button with words',
    'apps/web/src/app/shell/button.html',
    undefined,
    '<button type="button" (click)="press()">Call</button>\n',
  ),
];
