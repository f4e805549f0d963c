import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, it } from '@jest/globals';
import ts from 'typescript';

/** Which rooms each room may open, and which packages. This table is the architecture. */
const rooms: Record<string, { opens: string[]; packages: string[] }> = {
  'libs/domain': { opens: [], packages: ['temporal-polyfill', 'chinese-days'] },
  'libs/ledger': { opens: [], packages: ['node:crypto', 'canonicalize', 'sm-crypto-v2'] },
  'libs/sqlite': { opens: [], packages: ['better-sqlite3'] },
  'libs/event-store': {
    opens: ['libs/domain/kernel', 'libs/ledger', 'libs/sqlite'],
    packages: ['@nestjs/common', '@kurrent/kurrentdb-client', 'node:'],
  },
  'libs/attachments': {
    opens: ['libs/domain/kernel'],
    packages: ['@nestjs/common', 'node:', 'file-type', 'aws4fetch', '@napi-rs/image'],
  },
  'libs/vault': {
    // The log's engine, for streams beside the log on its server and for the error of an engine that is away.
    opens: ['libs/domain/kernel', 'libs/ledger', 'libs/sqlite', 'libs/event-store'],
    packages: ['@nestjs/common', '@node-rs/argon2', 'ioredis', 'node:'],
  },
  'libs/application': {
    // The vault, for the few commands that keep a person beside an event; attachments, since evidence has to be there.
    opens: ['libs/domain', 'libs/ledger', 'libs/event-store', 'libs/vault', 'libs/attachments'],
    packages: ['@nestjs/common', '@nestjs/cqrs'],
  },
  'libs/projections': {
    opens: ['libs/domain', 'libs/event-store', 'libs/sqlite'],
    packages: ['@nestjs/common', 'node:'],
  },
  'libs/documents': {
    opens: ['libs/domain', 'libs/projections'],
    packages: ['@cj-tech-master/excelts', 'docx', 'easy-template-x', 'uqr', 'node:'],
  },
  'libs/platform': {
    opens: ['libs/domain/kernel', 'libs/domain/access', 'libs/ledger'],
    packages: [
      '@nestjs',
      '@fastify',
      'fastify',
      'class-validator',
      'class-transformer',
      'rxjs',
      'ioredis',
      'bullmq',
      'nodemailer',
      'prom-client',
      '@opentelemetry',
      'node:',
      'reflect-metadata',
    ],
  },
  'libs/runtime': { opens: ['libs'], packages: ['@nestjs', 'node:'] },
  'libs/api-client': { opens: [], packages: ['openapi-fetch', 'uuid'] },
  'apps/api': {
    opens: ['libs'],
    packages: ['@nestjs', '@fastify', 'fastify', 'class-validator', 'class-transformer', 'reflect-metadata', 'node:'],
  },
  'apps/verifier': { opens: ['libs/ledger'], packages: ['node:'] },
  'apps/worker': { opens: ['libs'], packages: ['@nestjs', 'bullmq', 'reflect-metadata'] },
  'apps/cli': {
    opens: ['libs', 'apps/api', 'apps/verifier', 'apps/worker'],
    packages: ['@nestjs', 'commander', 'cli-progress', 'node:', 'reflect-metadata', 'uqr'],
  },
  'apps/web': {
    opens: ['libs/api-client'],
    packages: [
      'vue',
      'vue-router',
      'vue-i18n',
      'pinia',
      '@tanstack/vue-query',
      'element-plus',
      'uqr',
      'echarts',
      'vue-echarts',
      'idb',
      'virtual:',
    ],
  },
};
const sliced = ['libs/domain', 'libs/application', 'libs/projections'];
/** The few slices that stand on another of their own room. */
const standsOn: Record<string, string[]> = {
  'libs/domain/indicators': ['standards'],
  'libs/domain/inspections': ['deadlines'],
  'libs/domain/rectifications': ['deadlines'],
  // The conditions of an application are read from the standing; its year is a school year, its days are counted.
  'libs/domain/certifications': ['deadlines', 'indicators', 'standards', 'submissions'],
  // The figures of a paper are those of the standing.
  'libs/domain/reports': [
    'access',
    'deadlines',
    'indicators',
    'inspections',
    'organizations',
    'rectifications',
    'standards',
    'submissions',
  ],
  'libs/projections/report-checks': ['indicators'],
  // A paper is gathered from whatever it is about.
  'libs/projections/reports': [
    'indicators',
    'inspections',
    'organizations',
    'rectifications',
    'standards',
    'submissions',
  ],
  // Exact numbers are compared as the standing compares them.
  'libs/domain/report-checks': ['indicators'],
  // What is claimed or verified are figures that are filed.
  'libs/domain/verifications': ['submissions'],
  // A campaign's due date carries its basis.
  'libs/domain/submissions': ['deadlines'],
  // What somebody is told of comes from all slices, and goes to whoever holds a permission.
  'libs/domain/notifications': ['access', 'deadlines', 'inspections', 'proofs', 'rectifications', 'submissions'],
  'libs/projections/notifications': ['access', 'organizations', 'inspections', 'rectifications', 'submissions'],
  // Accounts are listed as far as the reader's subtree reaches.
  'libs/projections/access': ['organizations'],
  // A trail is shown as far as the reader's subtree reaches.
  'libs/projections/audit': ['organizations'],
  // What is supervised are issues, as they stand or as they stood at a sequence.
  'libs/projections/deadlines': ['rectifications'],
  // Visits are owed by the county's terms, and proposed to whoever holds the role.
  'libs/projections/inspections': ['access', 'deadlines'],
  // What is looked for may be in any slice.
  'libs/projections/search': ['organizations', 'submissions', 'rectifications'],
  // Whether a county may apply is read from its standing.
  'libs/projections/certifications': ['deadlines', 'indicators'],
  // A day's work comes from all slices.
  'libs/projections/todos': [
    'organizations',
    'submissions',
    'inspections',
    'rectifications',
    'deadlines',
    'certifications',
  ],
  // A return is its unit's: whose it is, and of which county.
  'libs/projections/submissions': ['organizations'],
  // A county's record is kept by the county's own sequence.
  'libs/projections/standards': ['organizations'],
  // A county's standing is read from its membership, its accepted figures and its adopted standard.
  'libs/projections/indicators': ['organizations', 'standards', 'submissions'],
  // What an issue is about is a figure of the standing, before and after.
  'libs/projections/rectifications': ['indicators', 'organizations', 'submissions'],
};
/** Folders of a sliced room that introduce slices to each other. */
const introduces = ['processes', 'catalogue'];

const under = (path: string, roots: string[]) =>
  roots.some((root) => path === root || path.startsWith(root.endsWith(':') ? root : `${root}/`));

/** `@app/domain/kernel` and `../kernel/decider.js` are the same door. */
const target = (file: string, specifier: string) => {
  if (specifier.startsWith('@app/')) return specifier.replace('@app/', 'libs/');
  if (specifier.startsWith('@web/')) return specifier.replace('@web/', 'apps/web/');
  return specifier.startsWith('.') ? join(dirname(file), specifier).replace('/src/', '/') : undefined;
};

const mayOpen = (file: string, specifier: string): boolean => {
  const [room, { opens, packages }] = Object.entries(rooms).find(([root]) => under(file, [root]))!;
  const door = target(file, specifier);
  if (!door) return under(specifier, packages);
  if (!under(door, [room])) return under(door, opens);
  const inside = file.replace(`${room}/src/`, '');
  const slice = inside.split('/')[0]!;
  return (
    !sliced.includes(room) ||
    !inside.includes('/') || // a room's own list, such as all.ts
    introduces.includes(slice) ||
    under(door, [
      `${room}/kernel`,
      ...[slice, ...(standsOn[`${room}/${slice}`] ?? [])].map((name) => `${room}/${name}`),
    ])
  );
};

const sources = Object.keys(rooms)
  .filter((room) => existsSync(room))
  .flatMap((room) => readdirSync(room, { recursive: true, encoding: 'utf8' }).map((file) => `${room}/${file}`))
  // How the pages are built is no room's business.
  .filter((file) => /\.(ts|vue)$/.test(file) && !file.endsWith('.spec.ts') && !/^apps\/web\/[^/]+$/.test(file));

/** What TypeScript there is in a file: of a component, its script. */
const script = (file: string): string => {
  const text = readFileSync(file, 'utf8');
  return file.endsWith('.vue') ? (/<script[^>]*>([\s\S]*?)<\/script>/.exec(text)?.[1] ?? '') : text;
};

it.each(sources)('%s opens only the doors it may', (file) => {
  const { importedFiles } = ts.preProcessFile(script(file));
  expect(importedFiles.map(({ fileName }) => fileName).filter((specifier) => !mayOpen(file, specifier))).toEqual([]);
});

it('every folder of libs and apps is a room of the table', () => {
  const folders = ['libs', 'apps'].flatMap((top) =>
    readdirSync(top, { withFileTypes: true })
      .filter((entry) => entry.isDirectory())
      .map((entry) => `${top}/${entry.name}`),
  );
  expect(folders.filter((folder) => !rooms[folder])).toEqual([]);
});

it('loads the client of KurrentDB only where a server is named: one dynamic import, and types', () => {
  const uses = sources.flatMap((file) =>
    script(file)
      .split('\n')
      .filter(
        (line) => line.includes("'@kurrent/kurrentdb-client'") && !/^import type |^type .*typeof import/.test(line),
      )
      .map((line) => `${file}: ${line.trim()}`),
  );
  expect(uses).toEqual([
    "libs/event-store/src/kurrent/connection.ts: const loaded = await import('@kurrent/kurrentdb-client');",
  ]);
});

it('asks for a room later only by its path: the build rewrites doors in static imports alone', () => {
  const later = sources.filter(
    (file) => !file.endsWith('.spec.ts') && /(?<!typeof )\bimport\('@app\//.test(script(file)),
  );
  expect(later).toEqual([]);
});
