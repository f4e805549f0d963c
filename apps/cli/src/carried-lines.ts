import { roleNames } from '@app/domain/access';
import type { Restored } from '@app/runtime/restore';

type Carried = Restored['carried'];

const proofLines = ({ proofs: { kept, aside, isAll } }: Carried): readonly string[] => [
  ...(kept === 0 ? [] : [`  原目录里另有 ${kept} 个检查点（见证签名、以前另存的），已随恢复保留。`]),
  ...(aside === 0
    ? []
    : [`  ⚠ 有 ${aside} 个检查点是为恢复后已没有的记录签署的，已另存；请把恢复一事告知持有检查点的单位。`]),
  ...(isAll
    ? []
    : ['  ⚠ 原来签署的检查点没有或没有全部读到：备份之后签署的、见证的可能缺失，请与持有检查点的单位核对。']),
];

const endedLines = ({ ended, isAll, isEarlier }: Carried['credentials']): readonly string[] => {
  if (isAll)
    return [`  ⚠ 没有可比的原运行数据：备份里的 ${ended} 个登录和访问令牌已全部作废，请重新登录、重新签发令牌。`];
  if (ended === 0) return [];
  return isEarlier
    ? [`  ⚠ 原目录比备份旧：备份里有、原目录里没有的 ${ended} 个登录和访问令牌已作废，请重新登录、重新签发令牌。`]
    : [`  备份之后已退出的登录、已撤销的令牌（共 ${ended} 个）没有恢复。`];
};

const credentialLines = ({ credentials, passwords }: Carried): readonly string[] => [
  ...endedLines(credentials),
  ...(passwords === null ? ['  ⚠ 没有可比的原人员库，或它比备份旧：口令以备份为准，备份之后改过的请再改一次。'] : []),
  ...(passwords ? [`  备份之后改过的 ${passwords} 人的口令仍以改后的为准。`] : []),
];

const accountLines = ({ erased, takenBack }: Carried): readonly string[] => [
  ...(erased ? [`  原日志里已注销的 ${erased} 人，在恢复的人员库里也已删除。`] : []),
  ...(takenBack === null
    ? ['  ⚠ 没有可读的原日志：备份之后注销的人、停用的账号、收回的岗位可能又在，请逐一核对。']
    : []),
  ...(takenBack?.closed.length
    ? [
        `  ⚠ 备份之后停用的账号 ${takenBack.closed.length} 个，在恢复的日志里又有效：${takenBack.closed.join('、')}。它们的登录、令牌和口令已作废，请再停用一次；确要留用的，请重设口令。`,
      ]
    : []),
  ...(takenBack?.roles.length
    ? [
        `  ⚠ 备份之后收回或缩短任期的岗位 ${takenBack.roles.length} 个，在恢复的日志里又如从前：${takenBack.roles.map(said).join('、')}。请再收回或改期一次。`,
      ]
    : []),
];

const said = ({ accountId, role, unitId }: NonNullable<Carried['takenBack']>['roles'][number]): string =>
  `账号 ${accountId} 在单位 ${unitId} 的${roleNames[role]}`;

/** What a person is told of what a restore took over from the directory that it replaced, and of what it could not. */
export const carriedLines = (carried: Carried): readonly string[] => [
  ...proofLines(carried),
  ...accountLines(carried),
  ...credentialLines(carried),
];
