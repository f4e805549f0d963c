import { fileURLToPath } from 'node:url';

/**
 * Tiers by suffix: unit (`.spec.ts`), int (`.int.spec.ts`, real engines), e2e (`.e2e.spec.ts`, over HTTP), component
 * (`.component.spec.ts`, one piece of a page in jsdom), web (`.web.spec.ts`, the pages in a real browser).
 */
const rootDir = fileURLToPath(new URL('..', import.meta.url));

const base = {
  rootDir,
  roots: ['<rootDir>/apps', '<rootDir>/libs', '<rootDir>/test'],
  testEnvironment: 'node',
  extensionsToTreatAsEsm: ['.ts'],
  // @fastify/static is CommonJS and requires this one, which is not; Node can do that, jest on Node 20 cannot.
  transformIgnorePatterns: ['/node_modules/(?!content-disposition/)'],
  transform: {
    '/node_modules/content-disposition/.+\\.js$': ['@swc/jest', { module: { type: 'commonjs' } }],
    '^.+\\.ts$': [
      '@swc/jest',
      {
        jsc: {
          target: 'es2022',
          parser: { syntax: 'typescript', decorators: true },
          transform: { legacyDecorator: true, decoratorMetadata: true },
          keepClassNames: true,
        },
        module: { type: 'es6' },
      },
    ],
  },
  moduleNameMapper: {
    '^@app/(domain|application|projections|platform|runtime)/([^/]+)$': '<rootDir>/libs/$1/src/$2/index.ts',
    '^@app/([^/]+)$': '<rootDir>/libs/$1/src/index.ts',
    '^@test/(.*)$': '<rootDir>/test/support/$1.ts',
    '^@web/(.*)$': '<rootDir>/apps/web/src/$1',
    '^(\\.{1,2}/.*)\\.js$': '$1',
  },
};

/** Pieces of pages: Vue's files compiled for jest, in jsdom. */
const component = {
  ...base,
  displayName: 'component',
  testRegex: '\\.component\\.spec\\.ts$',
  testEnvironment: 'jsdom',
  // The packages' builds for Node: jsdom would ask for those of a bundler.
  testEnvironmentOptions: { customExportConditions: ['node', 'node-addons'] },
  moduleFileExtensions: ['ts', 'js', 'mjs', 'cjs', 'json', 'vue'],
  extensionsToTreatAsEsm: ['.ts', '.vue'],
  transform: { ...base.transform, '^.+\\.vue$': '<rootDir>/test/vue-transform.cjs' },
  moduleNameMapper: { '\\.css$': '<rootDir>/test/no-styles.cjs', ...base.moduleNameMapper },
};

export default {
  rootDir,
  // Jest would leave one of two cores idle.
  maxWorkers: 2,
  // Modules of a spec stay in its worker's heap: after a hundred specs collecting garbage takes longer than the specs.
  workerIdleMemoryLimit: '700MB',
  testSequencer: '<rootDir>/test/longest-first.mjs',
  // Passwords are hashed slowly on purpose: a busy machine is no failed test.
  testTimeout: 120_000,
  projects: [
    { ...base, displayName: 'unit', testRegex: '(?<!\\.(int|e2e|component|web|libreoffice))\\.spec\\.ts$' },
    { ...base, displayName: 'int', testRegex: '\\.int\\.spec\\.ts$' },
    { ...base, displayName: 'e2e', testRegex: '\\.e2e\\.spec\\.ts$' },
    component,
    {
      ...base,
      displayName: 'web',
      testRegex: '\\.web\\.spec\\.ts$',
      globalSetup: '<rootDir>/test/web/demo-store.mjs',
      globalTeardown: '<rootDir>/test/web/forget-demo-store.mjs',
    },
  ],
};
