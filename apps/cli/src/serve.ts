import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { Command } from 'commander';
import { SystemClock, type Clock } from '@app/platform/clock';
import { readConfig, type Config } from '@app/platform/config';
import { openLeases, releaseLeases, type Leases } from '@app/platform/lease';
import { JsonLogger } from '@app/platform/log';
import { closeSchedulers, openSchedulers } from '@app/platform/scheduler';
import { FirstRun, type RuntimeOptions } from '@app/runtime';
import { createApp, type ConfiguredOption } from '../../api/src/bootstrap.js';
import type { QueueOptions } from '../../worker/src/queued/options.js';
import { WorkerModule } from '../../worker/src/worker.module.js';
import { listen } from './listen.js';
import { optionsOf, progress } from './output.js';

/** The schedulers first: a Redis that is not fit stops the start before anything is open. @throws RedisUnusable */
const watching = async (
  { redisUrl, worker, tenant, logLevel }: Config,
  clock: Clock,
): Promise<QueueOptions & { leases: Leases }> => {
  const log = new JsonLogger(clock, logLevel);
  const schedulers = await openSchedulers({ redisUrl, clock, log, tenant });
  const leases = await openLeases({ redisUrl, tenant }).catch(async (error: unknown) => {
    await closeSchedulers(schedulers);
    throw error;
  });
  return { schedulers, workersApart: redisUrl !== null && worker.token !== null, log, leases };
};

/** The API with the worker's processes and the command line's socket, listening. Closes itself when told to stop. */
export const startServer = async (
  data: string,
  runtime: Omit<RuntimeOptions, ConfiguredOption> = {},
): Promise<NestFastifyApplication> => {
  const config = readConfig({ ...process.env, HENGJIAN_DATA: data });
  const watch = await watching(config, runtime.clock ?? new SystemClock());
  const bar = progress('重建查询库');
  const app = await createApp({
    config,
    runtime: { onProgress: ({ sequence, head }) => bar.at(sequence, head), ...runtime },
    imports: [WorkerModule.watching(watch)],
    schedulers: watch.schedulers,
    leases: watch.leases,
  }).catch(async (error: unknown) => {
    // A connection that is left open keeps the process from ending, and whoever watches over it from starting it again.
    await Promise.all([closeSchedulers(watch.schedulers), releaseLeases(watch.leases)]);
    throw error;
  });
  bar.end();
  const control = listen(data, app);
  app.enableShutdownHooks();
  app.getHttpServer().once('close', () => control.close());
  try {
    await app.listen(config.port, config.host);
  } catch (error) {
    control.close();
    await app.close();
    throw error;
  }
  return app;
};

/** `hengjian serve`: everything in one process, on PORT and HOST. */
export const serve = () =>
  new Command('serve')
    .description('启动服务(接口、流程与查询库在同一进程)')
    .option('--new-operations', '原有的会话、草稿和进度已不在：从这台服务器（或这个 Redis）现有的重新开始', false)
    .action(async ({ newOperations }: { newOperations: boolean }, command: Command) => {
      const { data } = optionsOf(command);
      const started = performance.now();
      const app = await startServer(data, { newOperations });
      const seconds = ((performance.now() - started) / 1000).toFixed(2);
      const address = await app.getUrl();
      console.error(`衡鉴已启动：${address},数据目录 ${data},用时 ${seconds} 秒`);
      const code = await app.get(FirstRun).invitation();
      if (code !== null)
        console.error(`首次使用：在浏览器中打开 ${address} 完成初始设置，安装码 ${code}(只在此处显示，设置完成即作废)`);
    });
