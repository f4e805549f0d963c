import { Command } from 'commander';

/** `hengjian worker`: what is due on Redis, in a process of its own beside the server. */
export const worker = () =>
  new Command('worker')
    .description('独立工作进程：从 Redis 取到期任务，请服务办理（需要 REDIS_URL、WORKER_TOKEN、HENGJIAN_SERVER）')
    .action(async () => {
      await import('../../worker/src/main.js');
    });
