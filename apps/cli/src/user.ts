import { text } from 'node:stream/consumers';
import { Command } from 'commander';
import { perform } from './control.js';
import { existingStore } from './existing-store.js';
import { optionsOf, print } from './output.js';

type Options = Readonly<{ name?: string; role: string; unit?: string; newCounty?: string; passwordStdin?: true }>;

/** `hengjian user add NAME --role ROLE --unit UNIT`: opens an account; in the running server when there is one. */
export const user = () =>
  new Command('user').description('账号').addCommand(
    new Command('add')
      .description('开设账号；未给口令时生成一个，只显示一次，首次登录须修改')
      .argument('<用户名>')
      .option('--name <姓名>', '显示名，缺省同用户名')
      .option('--role <岗位>', '如 管理员、督导室主任、校长', '管理员')
      .option('--unit <单位>', '单位的编号、代码或名称')
      .option('--new-county <名称>', '先登记这个区县，用于空库(已有则用它)')
      .option('--password-stdin', '从标准输入读口令')
      .action(async (username: string, _: object, command: Command) => {
        const { data, json, name, role, unit, newCounty, passwordStdin } = optionsOf<Options>(command);
        const password = passwordStdin ? (await text(process.stdin)).trimEnd() : undefined;
        const input = { username, displayName: name ?? username, role, unit, newCounty, password };
        if (newCounty === undefined) existingStore(data);
        print(await perform(data, 'addUser', input), json, (one) =>
          [
            `✓ 已开设账号 ${one.username}(${one.accountId})`,
            ...(one.password === null ? [] : [`  初始口令：${one.password}(只显示这一次)`]),
          ].join('\n'),
        );
      }),
  );
