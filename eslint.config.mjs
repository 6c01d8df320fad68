import nx from '@nx/eslint-plugin/nx';
import angular from 'angular-eslint';
import prettier from 'eslint-config-prettier/flat';
import { defineConfig } from 'eslint/config';
import tseslint from 'typescript-eslint';
import { confinements } from './tools/lint-rules/confinements.mjs';
import { workspaceRules } from './tools/lint-rules/index.mjs';
import { sheriff } from './tools/lint-rules/sheriff.mjs';

const SPECS = [
  '**/*.spec.ts',
  '**/test-setup.ts',
  '**/testing/**/*.ts',
  '**/test/**/*.ts',
  'apps/web/e2e/**/*.ts',
  'tools/workspace-rules/**/*.ts',
];
/** Read by tools that want a default export. */
const CONFIGS = [
  '**/*.config.{ts,mjs}',
  '**/*.{setup,teardown}.mjs',
  '**/*.reporter.mjs',
  '**/*.preset.mjs',
  '**/*.conf.mjs',
];
/** Programs' own settings class, and the mains of our tools: the only readers of the environment. */
const READERS_OF_THE_ENVIRONMENT = [
  'apps/api/src/platform/config/**',
  'tools/**/main.ts',
  'tools/**/*.mjs',
  ...CONFIGS,
];

const NO_DEFAULT_EXPORT = {
  selector: 'ExportDefaultDeclaration, ExportSpecifier[exported.name="default"]',
  message: 'Export by name: the name is the same at every import.',
};
/** `@Global()`, under another name too, and its form in a dynamic module. */
const NO_GLOBAL_MODULE = {
  selector:
    'ImportSpecifier[imported.name="Global"], Decorator CallExpression[callee.property.name="Global"], Property[key.name="global"][value.value=true]',
  message: 'Only the platform is everywhere: a module imports what it needs.',
};

const KEBAB_CASE = '+([a-z0-9])*(-+([a-z0-9]))';
/** @param {string[]} suffixes between a name in kebab-case and its extension, such as `spec` */
const named = (...suffixes) => `**/${KEBAB_CASE}*(.@(${suffixes.join('|')})).{ts,mjs}`;

/**
 * @param {string[]} files patterns
 * @param {string[]} ignores patterns
 * @param {string} message
 */
const refusedFiles = (files, ignores, message) => ({
  files,
  ignores,
  rules: { 'no-restricted-syntax': ['error', { selector: 'Program', message }] },
});

/**
 * What one project may know of another, by the tags in `project.json`.
 *
 * @param {string[]} alsoAllowed patterns of imports
 */
const boundaries = (...alsoAllowed) => ({
  // The version, which bundlers put into the program.
  allow: ['^(\\.\\./)+package\\.json$', ...alsoAllowed],
  // One part of this library, the numbering plans, is loaded apart; the rest of it is not.
  checkDynamicDependenciesExceptions: [
    '@centralita/shared-types',
    '@centralita/shared-types/rules',
    '@centralita/shared-types/appointment-rules',
    '@centralita/shared-types/phone-numbers',
    '@centralita/shared-types/saved-reply-text',
    '@centralita/shared-types/template-text',
    '@centralita/shared-types/campaign-text',
  ],
  depConstraints: [
    { sourceTag: 'scope:api', onlyDependOnLibsWithTags: ['scope:api', 'scope:shared'] },
    { sourceTag: 'scope:web', onlyDependOnLibsWithTags: ['scope:web', 'type:contract'] },
    { sourceTag: 'scope:shared', onlyDependOnLibsWithTags: ['scope:shared'] },
    { sourceTag: 'scope:tools', onlyDependOnLibsWithTags: ['scope:tools'] },
    { sourceTag: 'type:app', onlyDependOnLibsWithTags: ['type:lib', 'type:contract'] },
    { sourceTag: 'type:lib', onlyDependOnLibsWithTags: ['type:lib', 'type:contract'] },
    {
      sourceTag: 'type:contract',
      onlyDependOnLibsWithTags: ['type:contract'],
      bannedExternalImports: ['@nestjs/*', '@angular/*', 'express', 'rxjs'],
    },
    { sourceTag: 'scope:api', bannedExternalImports: ['@angular/*', '@ngrx/*', '@jsverse/*'] },
    {
      sourceTag: 'scope:web',
      bannedExternalImports: ['@nestjs/*', 'express', 'class-validator', 'pino'],
    },
  ],
});

export default defineConfig([
  {
    ignores: [
      '**/dist',
      '**/node_modules',
      '**/.nx',
      '**/.angular',
      '**/coverage',
      '**/test-results',
      'data',
      'tmp',
    ],
  },
  // A rule that may be switched off beside the code it is about is no rule.
  { linterOptions: { noInlineConfig: true, reportUnusedDisableDirectives: 'error' } },

  {
    files: ['**/*.{ts,mjs}'],
    plugins: { workspace: workspaceRules },
    rules: {
      eqeqeq: 'error',
      'max-lines': ['error', { max: 400 }],
      'no-console': 'error',
      'no-var': 'error',
      'object-shorthand': 'error',
      'prefer-const': 'error',
      'no-restricted-syntax': ['error', NO_DEFAULT_EXPORT],
      'no-restricted-properties': [
        'error',
        {
          object: 'process',
          property: 'env',
          message: 'Settings are read once, in apps/api/src/platform/config.',
        },
      ],
      'workspace/confined-imports': ['error', confinements],
      'workspace/max-dependencies': ['error', { max: 7 }],
    },
  },
  { files: CONFIGS, rules: { 'no-restricted-syntax': 'off' } },
  { files: [...READERS_OF_THE_ENVIRONMENT, ...SPECS], rules: { 'no-restricted-properties': 'off' } },

  {
    files: ['**/*.ts'],
    extends: [tseslint.configs.recommendedTypeChecked],
    languageOptions: {
      parserOptions: {
        projectService: { allowDefaultProject: ['*.config.ts'] },
        tsconfigRootDir: import.meta.dirname,
      },
    },
    rules: {
      '@typescript-eslint/consistent-type-imports': [
        'error',
        // `import('x').T` names a type of a module that is loaded lazily.
        { fixStyle: 'inline-type-imports', disallowTypeAnnotations: false },
      ],
      '@typescript-eslint/naming-convention': [
        'error',
        {
          selector: 'interface',
          format: ['PascalCase'],
          custom: { regex: '^I[A-Z][a-z]', match: false },
        },
      ],
      // The Voice SDK declares enums whose values are the documented strings; importing them would load it early.
      '@typescript-eslint/no-unsafe-enum-comparison': 'off',
      '@typescript-eslint/no-non-null-assertion': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', ignoreRestSiblings: true }],
      '@typescript-eslint/prefer-readonly': 'error',
      '@typescript-eslint/restrict-template-expressions': [
        'error',
        { allowNumber: true, allowBoolean: true },
      ],
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true, requireDefaultForNonUnion: false },
      ],
    },
  },
  // With `import type` a validation pipe sees no class and lets everything pass.
  { files: ['apps/api/**/*.controller.ts'], rules: { '@typescript-eslint/consistent-type-imports': 'off' } },
  // Matchers and test doubles take methods as values; supertest's and JSON's bodies are untyped.
  {
    files: SPECS,
    rules: {
      '@typescript-eslint/no-non-null-assertion': 'off',
      '@typescript-eslint/no-unsafe-argument': 'off',
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
      '@typescript-eslint/require-await': 'off',
      '@typescript-eslint/unbound-method': 'off',
    },
  },

  {
    files: ['apps/**/*.ts', 'libs/**/*.ts', 'tools/**/*.ts'],
    ignores: CONFIGS,
    plugins: { '@nx': nx },
    rules: {
      // What one project may know of another. The rooms inside a project are Sheriff's.
      '@nx/enforce-module-boundaries': ['error', boundaries()],
    },
  },
  {
    files: ['apps/web/e2e/**/*.ts'],
    ignores: CONFIGS,
    plugins: { '@nx': nx },
    // The browser tests start the built product as `npm test` does.
    rules: { '@nx/enforce-module-boundaries': ['error', boundaries('^(\\.\\./)+tools/test/system\\.mjs$')] },
  },
  {
    files: ['apps/api/test/**/*.ts'],
    plugins: { '@nx': nx },
    // Specs of failures stop and start a PostgreSQL of their own.
    rules: {
      '@nx/enforce-module-boundaries': ['error', boundaries('^(\\.\\./)+tools/test/postgres\\.mjs$')],
    },
  },
  {
    files: ['apps/*/src/**/*.ts', 'libs/twiml/src/**/*.ts', 'tools/twilio-emulator/src/**/*.ts'],
    ignores: SPECS,
    plugins: { sheriff },
    rules: { 'sheriff/dependency-rule': 'error' },
  },

  {
    files: ['apps/api/src/**/*.ts'],
    ignores: ['apps/api/src/platform/**'],
    rules: { 'no-restricted-syntax': ['error', NO_DEFAULT_EXPORT, NO_GLOBAL_MODULE] },
  },
  {
    files: ['apps/api/src/flows/**/*.ts'],
    ignores: SPECS,
    rules: {
      'no-restricted-globals': [
        'error',
        {
          globals: [
            {
              name: 'fetch',
              message: 'Flows also run in previews and rehearsals: `fetchOutside` asks nobody there.',
            },
          ],
          checkGlobalObject: true,
        },
      ],
    },
  },
  {
    files: ['apps/api/src/domains/**/*.ts'],
    ignores: SPECS,
    rules: {
      'workspace/no-domain-cycles': ['error', { in: 'apps/api/src/domains' }],
      // Figures are counted over millions of rows of others, which they only read.
      'workspace/own-tables': ['error', { in: 'apps/api/src/domains', except: ['analytics'] }],
    },
  },
  {
    files: ['apps/web/src/**/*.ts'],
    extends: [angular.configs.tsRecommended],
    processor: angular.processInlineTemplates,
    rules: {
      '@angular-eslint/component-selector': [
        'error',
        { type: 'element', prefix: 'app', style: 'kebab-case' },
      ],
      '@angular-eslint/directive-selector': [
        'error',
        { type: 'attribute', prefix: 'app', style: 'camelCase' },
      ],
      '@angular-eslint/prefer-on-push-component-change-detection': 'error',
      '@angular-eslint/prefer-signals': 'error',
    },
  },
  {
    files: ['apps/web/src/**/*.html'],
    extends: [angular.configs.templateRecommended, angular.configs.templateAccessibility],
    rules: {
      'max-lines': ['error', { max: 400 }],
      '@angular-eslint/template/prefer-control-flow': 'error',
      '@angular-eslint/template/prefer-self-closing-tags': 'error',
    },
  },

  // Names of files; last, since a file with a wrong name is refused as a whole.
  refusedFiles(['**/*.{ts,mjs}'], [named(KEBAB_CASE)], 'Name the file in kebab-case.'),
  refusedFiles(
    ['**/{util,utils,helper,helpers,common,misc,stuff}{,.*}.{ts,mjs}'],
    [],
    'Such a name says nothing: name the file after its main identifier.',
  ),
  refusedFiles(
    ['apps/api/src/**/*.ts'],
    [named('controller', 'module', 'guard', 'flow', 'job', 'store', 'spec', 'd')],
    "This is none of the API's suffixes.",
  ),
  refusedFiles(
    ['apps/web/src/app/**/*.ts'],
    [named('spec', 'harness', 'config', 'routes', 'd')],
    "This is none of the web app's suffixes.",
  ),
  prettier,
]);
