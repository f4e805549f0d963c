import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { Ajv, type AnySchema } from 'ajv';
import { describe, expect, it } from '@jest/globals';
import { Environment } from '@app/platform/config';

type Service = Readonly<{
  image?: string;
  user?: string;
  read_only?: boolean;
  cap_drop?: readonly string[];
  cap_add?: readonly string[];
  security_opt?: readonly string[];
  healthcheck?: object;
  pids_limit?: number;
  deploy?: { resources: { limits: Record<string, string | number> } };
  depends_on?: Record<string, { condition: string }>;
  environment?: Record<string, string>;
  networks?: readonly string[];
  volumes?: readonly string[];
  profiles?: readonly string[];
  command?: readonly string[];
  ports?: readonly string[];
}>;
type Compose = Readonly<{
  services: Record<string, Service>;
  volumes: Record<string, object>;
  networks?: Record<string, { internal?: boolean }>;
}>;

// The reader of YAML that the API's documentation brings with it.
const require = createRequire(import.meta.url);
const { load } = createRequire(require.resolve('@nestjs/swagger'))('js-yaml') as {
  load: (text: string) => unknown;
};

/** Merge keys (`<<`) of YAML 1.1, where the reader leaves them as they are. */
const merged = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(merged);
  if (typeof value !== 'object' || value === null) return value;
  const { '<<': base, ...own } = value as Record<string, unknown>;
  const bases = [base ?? []].flat().map((one) => merged(one) as object);
  return Object.assign({}, ...bases, Object.fromEntries(Object.entries(own).map(([key, one]) => [key, merged(one)])));
};
const read = (file: string) => merged(load(readFileSync(file, 'utf8'))) as Compose;

/** The schema, without the ids of an older draft that its references do without. */
const schema = JSON.parse(readFileSync('test/fixtures/compose/compose-spec.json', 'utf8'), (key, value: unknown) =>
  (key === 'id' || key === '$schema') && typeof value === 'string' ? undefined : value,
) as AnySchema;
const valid = new Ajv({ strict: false, validateFormats: false, logger: false }).compile(schema);

const once = ['certificates-folder', 'certificates'];
const files = ['docker-compose.yml', 'docker-compose.cluster.yml'];

describe.each(files)('%s', (file) => {
  const compose = read(file);
  const services = Object.entries(compose.services);

  it('is what the Compose Specification says, which would notice a mistake', () => {
    expect([valid(compose), valid.errors]).toEqual([true, null]);
    expect(valid({ services: { x: { image: 'x', commnd: 'y' } } })).toBe(false);
  });

  it.each(services)(
    '%s is of an exact tag, of nobody’s root, read only, bounded, and looked after',
    (name, service) => {
      expect(service.image).toMatch(/^[\w./-]+:\d+\.\d+\.\d+(-\w+)?$/);
      expect(service.read_only).toBe(true);
      expect(service.cap_drop).toEqual(['ALL']);
      expect(service.security_opt).toEqual(['no-new-privileges:true']);
      expect(Object.keys(service.deploy!.resources.limits).sort()).toEqual(['cpus', 'memory']);
      expect(service.pids_limit).toBeGreaterThan(0);
      // The one that gives a new volume its owner may do that, and nothing else.
      const owner = name === 'certificates-folder';
      expect([service.user === 'root', service.cap_add]).toEqual(owner ? [true, ['CHOWN']] : [false, undefined]);
      expect(service.user).toBeDefined();
      expect('healthcheck' in service).toBe(!once.includes(name));
    },
  );

  it('names no volume, network, service or setting that is not there', () => {
    const known = new Set(Object.keys(new Environment()));
    for (const optional of [
      'HENGJIAN_BACKUPS',
      'HENGJIAN_FILES',
      'REDIS_URL',
      'SESSION_SECRET',
      'WORKER_TOKEN',
      'METRICS_PORT',
      'KURRENTDB_URL',
    ])
      known.add(optional);
    const missing = services.flatMap(([name, service]) => [
      ...(service.volumes ?? [])
        .map((volume) => volume.split(':')[0]!)
        .filter((volume) => !volume.startsWith('./') && !(volume in compose.volumes)),
      ...(service.networks ?? []).filter((network) => !(network in (compose.networks ?? {}))),
      ...Object.keys(service.depends_on ?? {}).filter((other) => !(other in compose.services)),
      ...(service.image?.startsWith('hengjian:')
        ? Object.keys(service.environment ?? {}).filter((variable) => !known.has(variable))
        : []
      ).map((variable) => `${name} ${variable}`),
    ]);
    expect(missing).toEqual([]);
    const used = services.flatMap(([, { volumes = [] }]) => volumes.map((volume) => volume.split(':')[0]));
    expect(Object.keys(compose.volumes).filter((volume) => !used.includes(volume))).toEqual([]);
  });
});

describe('several nodes', () => {
  const { services, networks } = read('docker-compose.cluster.yml');
  const plain = Object.entries(services).filter(([, { profiles }]) => profiles === undefined);

  it('are three of the log with TLS, Redis that loses nothing, two servers, two workers and a proxy', () => {
    expect(plain.map(([name]) => name)).toEqual([
      ...once,
      'kurrent1',
      'kurrent2',
      'kurrent3',
      'redis',
      'api1',
      'api2',
      'worker1',
      'worker2',
      'proxy',
    ]);
    for (const [name, { environment = {} }] of plain.filter(([one]) => one.startsWith('kurrent'))) {
      expect(environment).not.toHaveProperty('KURRENTDB_INSECURE');
      expect(environment.KURRENTDB_GOSSIP_SEED).not.toContain(name);
    }
    const redis = services['redis']!.command!.join(' ');
    expect(redis).toMatch(/--appendonly yes .*--maxmemory-policy noeviction/);
  });

  it('show the world the proxy alone, and no secret stands in the file', () => {
    expect(plain.filter(([, { ports }]) => ports).map(([name]) => name)).toEqual(['proxy']);
    expect(networks?.['back']).toEqual({ internal: true });
    const text = readFileSync('docker-compose.cluster.yml', 'utf8');
    for (const line of text.split('\n').filter((one) => /^\s+\w*(PASSWORD|SECRET|TOKEN)\w*:/.test(one)))
      expect(line).toMatch(/\$\{\w+:\?\}/);
  });

  it('leave the inner door to the workers, on a side that is not published', () => {
    const proxy = readFileSync('deploy/haproxy.cfg', 'utf8');
    expect(proxy).toMatch(/bind :8080\n[^]*deny deny_status 404 if \{ path_beg \/api\/internal \}[^]*frontend workers/);
    expect(services['proxy']!.ports).toEqual(['8080:8080']);
    for (const name of ['worker1', 'worker2'])
      expect(services[name]!.environment!.HENGJIAN_SERVER).toBe('http://proxy:8081');
  });

  it('are asked by the proxy whether they are ready, for less long than they take leave', () => {
    const proxy = readFileSync('deploy/haproxy.cfg', 'utf8');
    expect(proxy).toMatch(/option httpchk GET \/health\/ready/);
    const [, inter = ''] = /inter (\d+)s fall 1/.exec(proxy) ?? [];
    for (const name of ['api1', 'api2']) {
      expect(proxy).toContain(`server ${name} ${name}:3000`);
      expect(Number(services[name]!.environment!.DRAIN_SECONDS)).toBeGreaterThan(2 * Number(inter));
    }
  });
});
