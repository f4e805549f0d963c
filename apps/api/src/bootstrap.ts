import 'reflect-metadata';
import { fileURLToPath } from 'node:url';
import { NestFactory } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { SwaggerModule } from '@nestjs/swagger';
import type { LoggerService, ModuleMetadata } from '@nestjs/common';
import type { FastifyInstance } from 'fastify';
import { SystemClock } from '@app/platform/clock';
import { checkShared, sessionSecret, type Config } from '@app/platform/config';
import {
  CountyCounts,
  fastifyServer,
  logRequests,
  registerPlugins,
  serveWeb,
  sharedBrake,
  watchHistory,
} from '@app/platform/http';
import { JsonLogger } from '@app/platform/log';
import type { Leases } from '@app/platform/lease';
import type { Tracing } from '@app/platform/traces';
import type { Schedulers } from '@app/platform/scheduler';
import type { RuntimeOptions } from '@app/runtime';
import { configuredKey, readWitnessKeys } from '@app/runtime/proofs';
import { AppModule } from './app.module.js';
import { HistoryReads } from './audit/history-reads.js';
import { Watch } from './operations/watch.js';
import { openApiDocument } from './open-api.js';

export { openApiDocument };

/** Options of the runtime that the configuration decides. */
export type ConfiguredOption =
  | 'dataDir'
  | 'backupsDir'
  | 'filesDir'
  | 'tenant'
  | 'uploadLimit'
  | 'bucket'
  | 'kurrentUrl'
  | 'redisUrl'
  | 'signingKey'
  | 'witnesses'
  | 'channels'
  | 'watch';

export type AppOptions = Readonly<{
  config: Config;
  runtime?: Omit<RuntimeOptions, ConfiguredOption>;
  /** Further modules, such as the worker's. */
  imports?: NonNullable<ModuleMetadata['imports']>;
  /** Instead of the configured one: for specs. */
  tracing?: Tracing;
  /** The queues, for the figures. */
  schedulers?: Schedulers;
  /** Whose turn it is with what is done in rounds, for the figures. */
  leases?: Leases;
  /** Folder of the built web application; absent: the one beside the compiled program. */
  web?: string;
  /** JSON lines on stderr when absent. */
  logger?: LoggerService | false;
}>;

/** From `dist/apps/api/src` to `dist/web`. */
const builtWeb = fileURLToPath(new URL('../../../web', import.meta.url));

/**
 * The API, initialised and not yet listening: `await app.listen(config.port, config.host)`.
 * @throws what the runtime throws when its data directory cannot be used
 */
export const createApp = async (options: AppOptions): Promise<NestFastifyApplication> => {
  const { config, runtime = {}, imports = [] } = options;
  checkShared(config);
  const signingKey = configuredKey(config.signingKeyFile, config.dataDir);
  const witnesses = readWitnessKeys(config.witnessKeysFile);
  const { adapter, routes } = fastifyServer(config);
  const fastify = adapter.getInstance() as unknown as FastifyInstance;
  if (config.logLevel === 'debug') logRequests(fastify);
  const watch = await Watch.begin(config.watch, fastify, options.tracing);
  const module = AppModule.forRoot({
    config,
    runtime: {
      ...runtime,
      dataDir: config.dataDir,
      backupsDir: config.backupsDir,
      tenant: config.tenant,
      uploadLimit: config.uploadLimit,
      bucket: config.bucket,
      filesDir: config.filesDir,
      kurrentUrl: config.kurrentUrl,
      redisUrl: config.redisUrl,
      signingKey,
      witnesses,
      channels: config.channels,
      ...(watch.runtime && { watch: watch.runtime }),
    },
    methodsAt: routes.methodsAt,
    imports,
  });
  const clock = runtime.clock ?? new SystemClock();
  const app = await NestFactory.create<NestFastifyApplication>(module, adapter, {
    logger: options.logger ?? new JsonLogger(clock, config.logLevel),
    abortOnError: false,
  });
  try {
    const isShared = config.kurrentUrl !== null && config.redisUrl !== null;
    const brake = isShared ? await sharedBrake(config.redisUrl!, config.tenant) : undefined;
    if (brake) fastify.addHook('onClose', async () => brake.close());
    if (brake) app.get(CountyCounts, { strict: false }).countOver(brake);
    await registerPlugins(app, {
      bodyLimit: config.bodyLimit,
      uploadLimit: config.uploadLimit,
      trustProxy: config.trustProxy,
      cookieSecret: runtime.memory ? (config.secret ?? randomSecret()) : sessionSecret(config),
      https: config.session.secureCookie,
      strictPerMinute: config.signInsPerMinute,
      brake,
    });
    const history = app.get(HistoryReads);
    watchHistory(fastify, (read) => history.saw(read));
    serveWeb(fastify, options.web ?? builtWeb);
    app.setGlobalPrefix('api', { exclude: ['health', 'health/live', 'health/ready'] });
    SwaggerModule.setup('api/docs', app, () => openApiDocument(app), { jsonDocumentUrl: 'api/docs/openapi.json' });
    await app.init();
    await fastify.ready();
    await watch.open(app, options.schedulers, options.leases);
    return app;
  } catch (error) {
    await app.close();
    throw error;
  }
};

/** For a process that keeps nothing. */
const randomSecret = () => crypto.randomUUID() + crypto.randomUUID();
