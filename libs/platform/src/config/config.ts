import { resolve } from 'node:path';
import { plainToInstance } from 'class-transformer';
import { validateSync, type ValidationError } from 'class-validator';
import { readLines } from './channel-lines.js';
import { channelsOf, unknownNetworks, type ChannelsConfig } from './channels-config.js';
import { bucketVariables, channelVariables, Environment } from './environment.js';
import { openToAll, watchOf, type WatchConfig } from './watch-config.js';

/** A bucket of an S3-compatible server. */
export type BucketConfig = Readonly<{
  endpoint: string;
  bucket: string;
  region: string;
  accessKeyId: string;
  secretAccessKey: string;
}>;

/** What the program runs with, in its own units. Made once, at the start. */
export class Config {
  constructor(
    readonly port: number,
    readonly host: string,
    /** Absolute path. */
    readonly dataDir: string,
    /** Absolute path of the folder of backups; null: beside the data directory. */
    readonly backupsDir: string | null,
    /** Absolute path of the folder that all servers of a cluster reach; null: the data directory. */
    readonly filesDir: string | null,
    readonly tenant: string,
    /** Null: kept in a file of the data directory (see `sessionSecret`). */
    readonly secret: string | null,
    /** Absolute path of the key that checkpoints are signed with; null: they are not. */
    readonly signingKeyFile: string | null,
    /** Absolute path of a file with the public keys of witnesses; null: none is known. */
    readonly witnessKeysFile: string | null,
    /** Milliseconds. */
    readonly session: Readonly<{ idleMs: number; absoluteMs: number; secureCookie: boolean }>,
    readonly lockout: Readonly<{ attempts: number; windowMs: number; lockMs: number }>,
    /** Bytes. */
    readonly bodyLimit: number,
    /** Bytes. */
    readonly uploadLimit: number,
    readonly signInsPerMinute: number,
    /** 0: no limit. */
    readonly countyCommandsPerMinute: number,
    readonly trustProxy: boolean,
    readonly logLevel: 'error' | 'warn' | 'log' | 'debug',
    /** Where attachments are kept; null: in the data directory. */
    readonly bucket: BucketConfig | null,
    /** KurrentDB for the log, a secret as a whole; null: in the data directory. */
    readonly kurrentUrl: string | null,
    /** Redis for the jobs (with `kurrentUrl` for operations too), a secret as a whole; null: timers in this process. */
    readonly redisUrl: string | null,
    /** What workers of their own show at the inner door, and where they find it; without a token the door is shut. */
    readonly worker: Readonly<{ token: string | null; server: string }>,
    /** The ways out for notices. */
    readonly channels: ChannelsConfig,
    /** Probes, figures and the end. */
    readonly watch: WatchConfig,
  ) {}
}

/**
 * What each server of a cluster must be given, since its own data directory is its own: who signs in at one is known at
 * all, and finds there what was uploaded at another. @throws WrongConfiguration
 */
export const checkShared = ({ kurrentUrl, redisUrl, secret, filesDir }: Config): void => {
  if (kurrentUrl === null || redisUrl === null) return;
  const problem = '与 KURRENTDB_URL、REDIS_URL 同时使用时必须设置，各台服务器相同';
  const missing = [
    ...(secret === null ? [{ name: 'SESSION_SECRET', problem: `${problem}。 is needed on every node, the same` }] : []),
    ...(filesDir === null
      ? [{ name: 'HENGJIAN_FILES', problem: `${problem}（各台都能读写的共用文件夹）。 a folder that all nodes share` }]
      : []),
  ];
  if (missing.length > 0) throw new WrongConfiguration(missing);
};

/** The environment asks for something impossible. The message names each variable, in Chinese and English. */
export class WrongConfiguration extends Error {
  constructor(readonly variables: readonly Readonly<{ name: string; problem: string }>[]) {
    super(
      [
        '配置有误，程序没有启动。 The configuration is wrong; nothing was started.',
        ...variables.map(({ name, problem }) => `  ${name}: 此环境变量的取值不正确，请改正。 ${problem}`),
      ].join('\n'),
    );
    this.name = 'WrongConfiguration';
  }
}

const complaint = ({ property, constraints }: ValidationError) => ({
  name: property,
  problem: Object.values(constraints ?? {}).join('; '),
});

const bucketOf = (env: Environment): BucketConfig | null =>
  env.S3_ENDPOINT === undefined
    ? null
    : {
        endpoint: env.S3_ENDPOINT,
        bucket: env.S3_BUCKET!,
        region: env.S3_REGION,
        accessKeyId: env.S3_ACCESS_KEY_ID!,
        secretAccessKey: env.S3_SECRET_ACCESS_KEY!,
      };

/** Variables that may be absent: a new `Environment` does not have them. */
const withoutDefault = [
  'SESSION_SECRET',
  'SIGNING_KEY_FILE',
  'WITNESS_KEYS_FILE',
  'HENGJIAN_BACKUPS',
  'HENGJIAN_FILES',
  'KURRENTDB_URL',
  'REDIS_URL',
  'WORKER_TOKEN',
  'METRICS_PORT',
  'METRICS_TOKEN',
  'OTEL_EXPORTER_OTLP_ENDPOINT',
];

/** Reads the variables that concern this program; others are none of its business. @throws WrongConfiguration */
export const readConfig = (variables: Readonly<Record<string, string | undefined>>): Config => {
  const known = [...Object.keys(new Environment()), ...withoutDefault, ...bucketVariables, ...channelVariables];
  // An empty variable is how compose files say "not set".
  const given = Object.fromEntries(known.filter((name) => variables[name]).map((name) => [name, variables[name]]));
  const env = plainToInstance(Environment, given, { exposeDefaultValues: true });
  // The value is not repeated: one of them is a secret.
  const errors = validateSync(env, { validationError: { value: false, target: false } });
  const networks = unknownNetworks(env);
  if (networks.length > 0)
    throw new WrongConfiguration([{ name: 'WEBHOOK_ALLOW', problem: `no network: ${networks.join(', ')}` }]);
  const further = readLines(env.CHANNELS_FILE);
  if (further.problems.length > 0)
    throw new WrongConfiguration(further.problems.map((problem) => ({ name: 'CHANNELS_FILE', problem })));
  if (errors.length > 0) throw new WrongConfiguration(errors.map(complaint));
  if (openToAll(env))
    throw new WrongConfiguration([{ name: 'METRICS_TOKEN', problem: 'is needed when METRICS_HOST is not loopback' }]);
  const lockMs = env.LOCKOUT_MINUTES * 60_000;
  return new Config(
    env.PORT,
    env.HOST,
    resolve(env.HENGJIAN_DATA),
    env.HENGJIAN_BACKUPS === undefined ? null : resolve(env.HENGJIAN_BACKUPS),
    env.HENGJIAN_FILES === undefined ? null : resolve(env.HENGJIAN_FILES),
    env.HENGJIAN_TENANT,
    env.SESSION_SECRET ?? null,
    env.SIGNING_KEY_FILE === undefined ? null : resolve(env.SIGNING_KEY_FILE),
    env.WITNESS_KEYS_FILE === undefined ? null : resolve(env.WITNESS_KEYS_FILE),
    {
      idleMs: env.SESSION_IDLE_MINUTES * 60_000,
      absoluteMs: env.SESSION_HOURS * 3_600_000,
      secureCookie: env.COOKIE_SECURE === 'true',
    },
    { attempts: env.LOCKOUT_ATTEMPTS, windowMs: lockMs, lockMs },
    env.BODY_LIMIT_KIB * 1024,
    env.UPLOAD_LIMIT_MIB * 1024 * 1024,
    env.SIGN_INS_PER_MINUTE,
    env.COUNTY_COMMANDS_PER_MINUTE,
    env.TRUST_PROXY === 'true',
    env.LOG_LEVEL as Config['logLevel'],
    bucketOf(env),
    env.KURRENTDB_URL ?? null,
    env.REDIS_URL ?? null,
    { token: env.WORKER_TOKEN ?? null, server: env.HENGJIAN_SERVER.replace(/\/+$/, '') },
    channelsOf(env, further.lines),
    watchOf(env),
  );
};
