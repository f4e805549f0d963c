import { Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { afterAll, beforeAll, beforeEach } from '@jest/globals';
import { Clock, SuppliedClock } from '@app/platform/clock';
import {
  Doorman,
  fastifyServer,
  HttpModule,
  Knowledge,
  Problem,
  ReadPosition,
  registerPlugins,
  Resources,
  Tree,
  type Credentials,
  type Person,
} from '@app/platform/http';
import { issue, Locked, Things } from './tiny-things.js';

const anna = { accountId: 'anna', credentialId: 's1', mustChangePassword: false } as const;
const always = { from: '2020-01-01', until: null } as const;
const people: Record<string, Omit<Person, 'by'>> = {
  'inspector-of-the-county': { ...anna, grants: [{ role: 'inspector', unitId: 'county', ...always }] },
  'principal-of-school-one': { ...anna, grants: [{ role: 'principal', unitId: 'school-1', ...always }] },
  'auditor-of-the-county-and-inspector-elsewhere': {
    ...anna,
    grants: [
      { role: 'auditor', unitId: 'county', ...always },
      { role: 'inspector', unitId: 'county-2', ...always },
    ],
  },
  'inspector-until-yesterday': {
    ...anna,
    grants: [{ role: 'inspector', unitId: 'county', from: '2024-01-01', until: '2025-03-02' }],
  },
  'inspector-of-the-county-and-of-school-one': {
    ...anna,
    grants: [
      { role: 'inspector', unitId: 'county', ...always },
      { role: 'inspector', unitId: 'school-1', ...always },
    ],
  },
  'another-inspector-of-the-county': {
    ...anna,
    accountId: 'bert',
    grants: [{ role: 'inspector', unitId: 'county', ...always }],
  },
  'nobody-in-particular': { ...anna, grants: [] },
  'with-an-initial-password': {
    ...anna,
    mustChangePassword: true,
    grants: [{ role: 'inspector', unitId: 'county', ...always }],
  },
};

class TestDoorman extends Doorman {
  async recognise({ by, secret }: Credentials): Promise<Person | null> {
    const person = people[secret];
    return person ? { ...person, by } : null;
  }
}

/** Issues and where they belong. */
export const schools = { [issue]: 'school-1', '11111111-1111-4111-8111-111111111111': 'school-2' } as Record<
  string,
  string
>;
const parents: Record<string, string> = { 'school-1': 'county', 'school-2': 'county', [issue]: 'county' };

class TestResources extends Resources {
  unitsOf(kind: string, id: string): readonly string[] | null {
    if (kind === 'unit') return id in parents || id === 'county-2' ? [id] : null;
    if (kind === 'attachment') return { near: ['school-1'], far: ['county-2'] }[id] ?? null;
    return schools[id] ? [schools[id]] : null;
  }
}

class TestTree extends Tree {
  within(unitId: string, rootId: string): boolean {
    return unitId === rootId || parents[unitId] === rootId;
  }
  whole(rootIds: readonly string[]): boolean {
    return ['county', 'county-2'].every((root) => rootIds.includes(root));
  }
  county(): null {
    return null;
  }
}

/** Positions that were waited for, since the last test began. */
export const waits: string[] = [];
/** What is known of once a position is reached. */
export const arriving = new Map<string, () => void>();
class TestPosition extends ReadPosition {
  async reached(position: string): Promise<boolean> {
    waits.push(position);
    arriving.get(position)?.();
    return position !== 'late';
  }
}

/** What the log's engine says of itself. */
export const known: { until: string | null } = { until: null };

const ports = [
  { provide: Clock, useValue: new SuppliedClock('2025-03-03T01:00:00Z') },
  { provide: Doorman, useClass: TestDoorman },
  { provide: Resources, useClass: TestResources },
  { provide: Tree, useClass: TestTree },
  { provide: ReadPosition, useClass: TestPosition },
  { provide: Knowledge, useValue: known },
];

@Module({ providers: ports, exports: ports.map(({ provide }) => provide) })
class PortsModule {}

/** An application with one controller, listening. */
export const start = async (controller: new () => object) => {
  const { adapter, routes } = fastifyServer({ bodyLimit: 2048, trustProxy: false });
  @Module({
    imports: [
      HttpModule.forRoot({
        tenant: 'main',
        imports: [PortsModule],
        problems: {
          sentences: { 'rectification.own-work': '整改人（{rectifiers}）不得核查自己整改的问题。' },
          translate: (error) => (error instanceof Locked ? new Problem(503, 'store.unavailable', {}, [], 5) : null),
          methodsAt: routes.methodsAt,
        },
      }),
    ],
    controllers: [controller],
  })
  class AppModule {}
  const app = await NestFactory.create<NestFastifyApplication>(AppModule, adapter, {
    logger: false,
    abortOnError: false,
  });
  await registerPlugins(app, {
    bodyLimit: 2048,
    uploadLimit: 1024,
    trustProxy: false,
    cookieSecret: 's'.repeat(32),
    https: false,
    strictPerMinute: 3,
  });
  await app.listen(0, '127.0.0.1');
  return app;
};

/** The application under test, started before a spec's first test. */
export let app: NestFastifyApplication;
let base: string;
beforeAll(async () => {
  app = await start(Things);
  base = await app.getUrl();
});
afterAll(() => app.close());
beforeEach(() => {
  waits.length = 0;
  known.until = null;
});

type Answer = { status: number; headers: Headers; body: Record<string, unknown> };
/** One request, as somebody's token. */
export const call = async (
  method: string,
  path: string,
  options: RequestInit & { as?: string } = {},
): Promise<Answer> => {
  const { as, headers, ...rest } = options;
  const response = await fetch(`${base}${path}`, {
    method,
    ...rest,
    headers: { ...(as ? { authorization: `Bearer ${as}` } : {}), ...(headers as Record<string, string>) },
  });
  const text = await response.text();
  return {
    status: response.status,
    headers: response.headers,
    body: (text === '' ? {} : JSON.parse(text)) as Record<string, unknown>,
  };
};
/** A JSON body. */
export const json = (body: unknown): RequestInit => ({
  body: typeof body === 'string' ? body : JSON.stringify(body),
  headers: { 'content-type': 'application/json' },
});
/** A bearer token. */
export const inspector = 'inspector-of-the-county';
/** A bearer token. */
export const principal = 'principal-of-school-one';
