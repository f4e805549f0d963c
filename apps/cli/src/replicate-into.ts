import { existsSync, readdirSync } from 'node:fs';
import type { INestApplicationContext } from '@nestjs/common';
import { ProjectionHost, type Replica } from '@app/projections/kernel';
import { makeDirectory } from '@app/runtime';
import { Failed } from './failed.js';

/** A copy of the read model in a directory that somebody named at the keyboard. @throws Failed, ReplicaRefused */
export const replicateInto = async (context: INestApplicationContext, to: string): Promise<Replica> => {
  if (existsSync(to) && readdirSync(to).length > 0) throw new Failed(`${to} 不是空目录，请另选目录。什么也没有改动。`);
  makeDirectory(to);
  return context.get(ProjectionHost).copyTo(to);
};
