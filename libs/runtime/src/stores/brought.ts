import { existsSync, renameSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { Logger } from '@nestjs/common';
import {
  KurrentAccessJournal,
  RedisOperations,
  SqliteAccessJournal,
  SqliteOperations,
  SqliteVault,
  UsernameTaken,
  type Operations,
} from '@app/vault';
import { DataDirectoryUnusable, makeDirectory } from '../data-directory.js';
import { broughtKey, DeliveryHome } from '../deliveries/delivery-home.js';
import { files, type Opened, type Stores } from './stores.js';

/** Folder of what a data directory held while it served alone. */
export const formerFolder = 'before-cluster';

/** People that are brought at once. */
const page = 200;

/**
 * What the data directory kept while its server was alone goes to where all servers find it, once: people and the
 * journal. A file that has been brought is put aside; one that was interrupted is brought again, which
 * changes nothing of what is there. A journal beside one that the cluster has already stays where it is.
 * @throws DataDirectoryUnusable when somebody else has one of the usernames; StoreUnavailable
 */
export const broughtPeople = async (
  opened: Opened,
  { vault, journal }: Pick<Stores, 'vault' | 'journal'>,
): Promise<void> => {
  await bring(opened, files.vault, async (file) => {
    const own = new SqliteVault(file);
    try {
      const people = own.everybody();
      for (let at = 0; at < people.length; at += page) await vault.add(people.slice(at, at + page));
      return people.length;
    } catch (error) {
      if (!(error instanceof UsernameTaken)) throw error;
      throw new DataDirectoryUnusable(
        dirname(file),
        `${files.vault} 中有人的登录名在集群中已属于别人，不能并入。请改用空的数据目录，或先在原系统中改名。`,
      );
    } finally {
      await own.close();
    }
  });
  if (journal instanceof KurrentAccessJournal)
    await bring(opened, files.journal, async (file) => {
      const own = new SqliteAccessJournal(file);
      try {
        const entries = [...own.entries()];
        if (await journal.beginWith(entries)) return entries.length;
        new Logger('Operations').warn(
          `${files.journal} 与集群现有的登录日志不是同一份，没有并入，文件仍在 ${file}。其中是本机单独运行时的登录记录，请另行保存后移走。`,
        );
        return 'stays';
      } finally {
        await own.close();
      }
    });
};

/**
 * The same of sessions, drafts and whatever else is on Redis.
 * @param fit refuses a directory's operations before anything of them is brought
 * @throws StoreUnavailable
 */
export const broughtOperations = async (
  opened: Opened,
  operations: Operations,
  fit: (former: Operations) => Promise<void> = () => Promise.resolve(),
): Promise<void> => {
  if (!(operations instanceof RedisOperations)) return;
  await bring(opened, files.operations, async (file) => {
    const own = new SqliteOperations(file);
    // Restored from a backup: what waits in it may have been sent long ago. Whoever sends it drops it.
    const arrived = await fit(own)
      .then(() => new DeliveryHome(own, dirname(file)).arrived())
      .finally(() => own.close());
    if (arrived) await operations.checkpoints.put(broughtKey, opened.now());
    await operations.bring(file, opened.now());
    return 1;
  });
};

/** @param work how much there was; or that the file stays where it is, as it could not be brought */
const bring = async (
  opened: Opened,
  name: string,
  work: (file: string) => Promise<number | 'stays'>,
): Promise<void> => {
  const file = opened.path(name);
  if (!existsSync(file)) return;
  const count = await work(file);
  if (count === 'stays') return;
  const former = opened.path(formerFolder);
  makeDirectory(former);
  for (const side of ['-wal', '-shm']) rmSync(`${file}${side}`, { force: true });
  renameSync(file, join(former, name));
  if (count > 0)
    new Logger('Operations').warn(
      `${name} 已并入集群，原文件移到 ${former}。确认无误后请删除它：其中有人员信息或会话。`,
    );
};
