import { roleNames } from '@app/domain/access';
import { dayOf, type Recorded } from '@app/domain/kernel';
import { currentForm, fieldOf, type SubmissionEvent } from '@app/domain/submissions';
import { campaignLines, countsOf, type TaskStatus } from '@app/projections/submissions';
import type { Sqlite } from '@app/sqlite';
import { filesByForm } from './by-form.js';
import { campaignOf } from './campaign.js';
import type { County } from './cast.js';
import { table } from './columns.js';

const statusNames: Readonly<Record<TaskStatus, string>> = {
  unacknowledged: '未签收',
  acknowledged: '已签收',
  draft: '草稿',
  submitted: '已报',
  returned: '退回',
  accepted: '已核',
};

/** How far a county's campaign has come by a day. */
export const campaignText = (db: Sqlite, county: County, day: string): string => {
  const counts = countsOf(campaignLines(db, { campaignId: campaignOf(county), roots: [county.id], day }));
  const states = Object.entries(counts.byStatus)
    .filter(([, units]) => units > 0)
    .map(([status, units]) => `${statusNames[status as TaskStatus]} ${units}`);
  return `── ${county.name} 2024 秋季填报：应报 ${counts.owed}，${states.join('，')}；逾期 ${counts.overdue}`;
};

/** The section of a county that filed by form; undefined when none did. */
export const sectionByForm = (county: County): string | undefined => county.schools.find(filesByForm)?.sections[0]?.id;

/** The story of one return, line by line where there was something to say. */
export const returnText = (county: County, stream: readonly Recorded[]): string => {
  const school = county.schools.find(filesByForm);
  const names: Readonly<Record<string, string>> = roleNames;
  const rows = (stream as readonly Recorded<SubmissionEvent>[]).map((event) => [
    `  ${dayOf(event.recordedAt)}`,
    names[event.actor.role] ?? '系统',
    sayingOf(event),
    `#${event.sequence}`,
  ]);
  return [`── 一份填报表的经过：${school?.name}`, table(rows)].join('\n');
};

const labelOf = (field: string): string => fieldOf(currentForm('section'), field)?.label ?? field;

type Sayings = {
  [Type in SubmissionEvent['type']]?: (data: Extract<SubmissionEvent, { type: Type }>['data']) => string;
};

/** What the acts of this story are called. */
const sayings: Sayings = {
  FiguresSubmitted: ({ version, entries }) => `第 ${version} 版报出，${Object.keys(entries).length} 项`,
  ReturnConfirmed: () => '校长确认',
  ReviewClaimed: () => '领取审核',
  ItemsReviewed: ({ items }) => {
    const accepted = items.filter(({ verdict }) => verdict === 'accepted').length;
    return `逐项审核：通过 ${accepted} 项，退回 ${items.length - accepted} 项`;
  },
  SubmissionReturned: ({ reasons }) =>
    reasons.map(({ figure, reason }) => `退回“${labelOf(figure ?? '')}”：${reason}`).join('；'),
  FiguresAccepted: () => '审核通过',
};

const sayingOf = ({ type, data }: SubmissionEvent): string =>
  (sayings[type] as ((data: unknown) => string) | undefined)?.(data) ?? type;
