import { isRole, roleNames } from '../../access/index.js';
import { dayText } from '../../kernel/index.js';
import { issueStatusNames } from '../../rectifications/index.js';
import { severityNames } from '../papers/issue-file/index.js';
import type { LedgerEntry } from './entry.js';

/** Whose office it was: a chair, never a name. */
const office = (role: string): string => (role === 'process' ? '督导组' : isRole(role) ? roleNames[role] : '');

/** Who found it. */
export const finderText = ({ foundBy }: LedgerEntry): string => (foundBy === null ? '原台账' : office(foundBy));

/** Who looked at it last. */
export const reviewerText = ({ review }: LedgerEntry): string =>
  review === null ? '' : review.by === null ? '原台账' : office(review.by);

/** 严重（G3）, or as the older ledger called it. */
export const categoryText = ({ category, severity, indicator }: LedgerEntry): string =>
  category ?? `${severityNames[severity]}${indicator === null ? '' : `（${indicator}）`}`;

/** 合格, or what was found amiss. */
export const reviewText = ({ review }: LedgerEntry): string => {
  if (review === null) return '';
  const judged = review.adequate === null ? [] : [review.adequate ? '合格' : '不合格'];
  return [...judged, ...(review.finding === null ? [] : [review.finding])].join('：');
};

/** How it stands, and what the unit says of it. */
export const workText = ({ status, work, closedOn }: LedgerEntry): string =>
  [
    `${issueStatusNames[status]}${closedOn === null ? '' : `（${dayText(closedOn)}）`}`,
    ...((work ?? '') ? [work] : []),
  ].join('：');

/** Files by the beginnings of their hashes, five at most: the whole hashes stand in the report of the issue. */
export const filesText = (hashes: readonly string[]): string =>
  hashes.length === 0
    ? ''
    : `${hashes.length}份：${hashes
        .slice(0, 5)
        .map((hash) => hash.slice(0, 8))
        .join('、')}${hashes.length > 5 ? '等' : ''}`;

/** What acts on the due date: what was ordered first, what is asked for, what stands. */
const dueNotes = ({ dueDate, orderedDue, extensionDate, above, stopped, stageOn }: LedgerEntry): readonly string[] => [
  ...(orderedDue !== null && dueDate !== null && orderedDue !== dueDate ? [`原期限${dayText(orderedDue)}`] : []),
  ...(extensionDate === null
    ? []
    : [
        `申请${above === 'longTerm' ? '长期整改，预计完成' : '延至'}${dayText(extensionDate)}${above === null ? '' : '（待局领导审定）'}`,
      ]),
  ...(stopped === null
    ? []
    : [
        `${stopped.grounds === 'waiver' ? '暂缓整改' : '暂停计时'}：自${dayText(stopped.from)}${stopped.until === null ? '' : `至${dayText(stopped.until)}`}`,
      ]),
  ...(stageOn === null ? [] : [`长期整改，${dayText(stageOn)}阶段复核`]),
];

/** What no column is for: by which clause, under which notice, in which round, and what acts on the due date. */
export const remarkText = (entry: LedgerEntry): string =>
  [
    `条款：${entry.clause}`,
    ...(entry.noticeNumber === null ? [] : [entry.noticeNumber]),
    ...(entry.round > 1 ? [`第${entry.round}轮`] : []),
    ...(entry.overdue ? ['逾期'] : []),
    ...dueNotes(entry),
  ].join('；');
