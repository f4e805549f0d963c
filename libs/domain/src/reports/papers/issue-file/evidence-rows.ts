import { dayText, evidenceIn } from '../../../kernel/index.js';
import type { RectificationEvent } from '../../../rectifications/index.js';
import type { IssueFact } from './issue-file.js';

/** When a file shows the problem: how it was found, after the work, on site. */
const moments: Partial<Readonly<Record<RectificationEvent['type'], string>>> = {
  IssueRaised: '整改前',
  IssueReopened: '整改前',
  ProgressReported: '整改后',
  ClosureRequested: '整改后',
  OnSiteVerified: '复核现场',
};

/** The files that the acts cite, each with the hash by which it is told from every other. */
export const evidenceRows = (facts: readonly IssueFact[]) =>
  facts
    .flatMap(({ event, on }) =>
      (moments[event.type] === undefined ? [] : evidenceIn(event.data)).map((file) => ({ ...file, on, event })),
    )
    .map(({ hash, mediaType, bytes, on, event }, index) => ({
      材料序号: String(index + 1),
      材料阶段: moments[event.type] ?? '',
      材料日期: dayText(on),
      材料类型: mediaType,
      材料字节数: String(bytes),
      材料哈希: hash,
    }));

/** What the columns of these rows mean. */
export const evidenceNames = {
  meaning: '佐证材料清单，按提交先后',
  fields: {
    材料序号: '第几份',
    材料阶段: '整改前、整改后或复核现场',
    材料日期: '材料所证明的日期',
    材料类型: '文件类型',
    材料字节数: '文件大小（字节）',
    材料哈希: '文件的 SHA-256，用来核对是不是同一个文件',
  },
} as const;
