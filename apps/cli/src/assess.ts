import { readFileSync } from 'node:fs';
import { Command } from 'commander';
import { assessCase } from '@app/domain/indicators';
import { assessTable } from './assess-table.js';
import { optionsOf, path, print } from './output.js';

/** `hengjian assess FILE [--standard ID]`: judges a case file against a standard; touches no store. */
export const assess = () =>
  new Command('assess')
    .description('按标准测算一份区县数据文件，不读写任何数据目录')
    .argument('<文件>', '区县数据文件(JSON)')
    .option('--standard <编号>', '标准编号：hqb-2017 或 basic-2012')
    .action((file: string, _: object, command: Command) => {
      const { standard, json } = optionsOf<{ standard?: string }>(command);
      print(assessCase(readFileSync(path(file), 'utf8'), standard), json, assessTable);
    });
