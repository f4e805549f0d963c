import { existsSync, readdirSync } from 'node:fs';
import type { INestApplicationContext } from '@nestjs/common';
import { Backups, makeDirectory, NoFileToCopy, type BackedUp } from '@app/runtime';
import { Failed } from './failed.js';

/** A backup in a directory that somebody named at the keyboard. @throws Failed */
export const backUpInto = async (
  context: INestApplicationContext,
  { to }: Readonly<{ to: string }>,
): Promise<BackedUp & Readonly<{ directory: string }>> => {
  if (existsSync(to) && readdirSync(to).length > 0) throw new Failed(`${to} 不是空目录，请另选目录。什么也没有改动。`);
  makeDirectory(to);
  try {
    return { directory: to, ...(await context.get(Backups).into(to)) };
  } catch (error) {
    throw error instanceof NoFileToCopy ? new Failed('只有单机方式的数据可以这样备份。') : error;
  }
};
