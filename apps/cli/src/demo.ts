import { existsSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { INestApplicationContext } from '@nestjs/common';
import { Command } from 'commander';
import { streamOf } from '@app/application/kernel';
import type { Recorded } from '@app/domain/kernel';
import { rectification } from '@app/domain/rectifications';
import { tenant } from '@app/runtime';
import { RunningClock, SuppliedClock } from '@app/platform/clock';
import { ReadModel } from '@app/projections/kernel';
import { EventStore } from '@app/event-store';
import { Processes } from '../../worker/src/processes/processes.service.js';
import { WorkerModule } from '../../worker/src/worker.module.js';
import { openContext } from './context.js';
import { countyOf } from './demo/founding.js';
import { submission, submissionId } from '@app/domain/submissions';
import { campaignText, returnText, sectionByForm } from './demo/print-filing.js';
import { accountsText, issueText, ledgerText, pastText, reportText } from './demo/print.js';
import { caseText, demoPassword, foundings, lastDay, playStory, storyId } from './demo/story.js';
import type { County } from './demo/cast.js';
import { Failed } from './failed.js';
import { openLog } from '@app/runtime/backup';
import { optionsOf, path } from './output.js';
import { startServer } from './serve.js';

/** Written when the whole story is in the store. */
const marker = (data: string): string => join(data, 'demo-complete');

/** `hengjian demo [--reset] [--no-serve]`: two counties' school year, printed, then served. */
export const demo = () =>
  new Command('demo')
    .description('演示：彰武县与荣昌区一个学年的填报、督导与整改')
    .option('--reset', '清空演示数据，重新开始')
    .option('--no-serve', '打印后退出，不启动服务')
    .action(async (_: object, command: Command) => {
      const options = optionsOf<{ reset?: true; serve: boolean }>(command);
      const chosen = command.parent?.getOptionValueSource('data') !== 'default';
      const data = chosen ? options.data : path('./data/demo');
      prepare(data, options.reset === true);
      if (!existsSync(marker(data))) await tell(data);
      const clock = new RunningClock(await lastInstant(data));
      if (!options.serve) {
        const context = await openContext(data, { clock });
        await printAll(context);
        await context.close();
        return;
      }
      const app = await startServer(data, { clock });
      await printAll(app);
      const url = await app.getUrl();
      console.log(`\n服务已启动：${url}(接口文档 ${url}/api/docs；演示时钟停在 ${lastDay} 起走；Ctrl-C 退出)`);
    });

/** When the log was last written: the demo's clock goes on from there, however often it is started. */
const lastInstant = async (data: string): Promise<string> => {
  const log = openLog(data);
  try {
    const { count } = await log.head();
    const [last] = await log.readStored({ after: count - 1, limit: 1 });
    const recordedAt = (JSON.parse(last!.meta) as { recordedAt: string }).recordedAt;
    const end = new Date(`${lastDay}T09:00:00+08:00`).toISOString();
    return recordedAt > end ? recordedAt : end;
  } finally {
    await log.close();
  }
};

/** Removes what an earlier run left, when asked to or when that run was broken off; touches nothing but demo data. */
const prepare = (data: string, reset: boolean): void => {
  if (!existsSync(data)) return;
  const isDemo = existsSync(marker(data)) || existsSync(`${data}/demo-started`);
  if (!isDemo && readdirSync(data).length > 0)
    throw new Failed(`${data} 里有不是演示的数据，请另选目录(--data)。什么也没有改动。`);
  if (reset || !existsSync(marker(data))) rmSync(data, { recursive: true, force: true });
};

const tell = async (data: string): Promise<void> => {
  const clock = new SuppliedClock('2024-08-26T09:00:00+08:00');
  const started = performance.now();
  console.error('正在用普通指令写入一个学年的记录…');
  const context = await openContext(data, { clock, imports: [WorkerModule] });
  writeFileSync(`${data}/demo-started`, '');
  try {
    await playStory(context, clock);
    // The last visit's issues are opened by a process: the story ends when nothing follows any more.
    if (!(await context.get(Processes).settled(30_000))) throw new Failed('演示的最后一步没有完成，请重新运行。');
    const { count } = await context.get(EventStore).head();
    console.error(`已写入 ${count} 条记录，用时 ${((performance.now() - started) / 1000).toFixed(1)} 秒。`);
  } finally {
    await context.close();
  }
  writeFileSync(marker(data), '');
};

/** Everything that happened to a thing of a category. */
const streamIn = (app: INestApplicationContext, category: string, id: string): Promise<readonly Recorded[]> =>
  app.get(EventStore).readStream(streamOf(app.get<string>(tenant), category, id));

const printAll = async (app: INestApplicationContext): Promise<void> => {
  const { db } = app.get(ReadModel);
  const [zhangwu, rongchang] = foundings().map((founding) =>
    countyOf({ id: (...parts) => storyId('demo', ...parts) }, founding),
  ) as [County, County];
  const byForm = submissionId(sectionByForm(zhangwu) ?? '', zhangwu.dataYear);
  const parts = [
    reportText(db, zhangwu, caseText('zhangwu')),
    reportText(db, rongchang, caseText('rongchang')),
    campaignText(db, zhangwu, lastDay),
    campaignText(db, rongchang, lastDay),
    returnText(zhangwu, await streamIn(app, submission.category, byForm)),
    ledgerText(db, zhangwu, lastDay),
    ledgerText(db, rongchang, lastDay),
    await issueText(db, (id) => streamIn(app, rectification.category, id), zhangwu, '科学实验室仪器未入账'),
    pastText(db, zhangwu, ['2024-11-03', '2024-12-29', '2025-06-30']),
    accountsText([zhangwu, rongchang], demoPassword),
  ];
  console.log(parts.join('\n\n'));
};
