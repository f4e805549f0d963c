import config from './jest.config.mjs';

/** A tier of its own (`.libreoffice.spec.ts`): needs LibreOffice, which `.ci/libreoffice.mjs` installs. */
const [unit] = config.projects;
export default {
  ...config,
  maxWorkers: 1,
  testTimeout: 300_000,
  projects: [{ ...unit, displayName: 'libreoffice', testRegex: '\\.libreoffice\\.spec\\.ts$' }],
};
