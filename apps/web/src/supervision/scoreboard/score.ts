import type { Schemas } from '@app/api-client';

export type Score = Schemas['ScoreDto'];
export type ScoreOf = Schemas['ScoreOfDto'];
export type ScoreLine = Schemas['ScoreLineDto'];
export type Figure = ScoreLine['figures'][number];
export type StepName = Schemas['StepScoreDto']['step'];
export type Share = Schemas['ShareDto'];
export type Days = 'working' | 'natural';

export const stepNames: readonly StepName[] = [
  'assignment',
  'acknowledgement',
  'plan',
  'approval',
  'report',
  'verification',
  'closing',
];

/** Counts of the table of results, each with the figure that its list is of. */
export const counts = ['open', 'overdue', 'suspended', 'longTerm', 'late'] as const;
/** Shares of it, with the figures of its two lists: the part, and the whole. */
export const shares = {
  onTime: ['inTime', 'due'],
  onTimeRecorded: ['recordedInTime', 'due'],
  rebound: ['rebounded', 'closed'],
  returned: ['returned', 'judged'],
} as const satisfies Record<string, readonly [Figure, Figure]>;
export type ShareName = keyof typeof shares;
export const shareNames = Object.keys(shares) as readonly ShareName[];

/** `part` of `whole` in tenths, rounded half up, by whole numbers only. */
const tenths = (part: number, whole: number): string => {
  const many = Math.floor((part * 20 + whole) / (2 * whole));
  return `${Math.floor(many / 10)}.${many % 10}`;
};

/** A share for the eye: `66.7%`; a dash where there is nothing to be shared. Only all is 100.0%, only none 0.0%. */
export const percent = (share: Share | null): string => {
  if (share === null) return '–';
  const { numerator, denominator } = share;
  const text = tenths(numerator * 100, denominator);
  if (text === '100.0' && numerator < denominator) return '99.9%';
  return text === '0.0' && numerator > 0 ? '0.1%' : `${text}%`;
};

/** A mean for the eye, with one place. */
export const mean = (total: number, done: number): string => tenths(total, done);

/** What a row is sorted by: its name, a count, a share, or a step (by its median). */
export type SortKey = 'name' | (typeof counts)[number] | ShareName | StepName;
export const sortKeys: readonly SortKey[] = ['name', ...counts, ...shareNames, ...stepNames];

/** An order as the URL names it: with a minus the highest first. */
export type Sort = Readonly<{ key: SortKey; down: boolean }>;
export const sortIn = (text: unknown, otherwise: Sort): Sort => {
  const down = typeof text === 'string' && text.startsWith('-');
  const key = sortKeys.find((one) => one === (down ? (text as string).slice(1) : text));
  return key ? { key, down } : otherwise;
};
export const sortUrl = ({ key, down }: Sort): string => `${down ? '-' : ''}${key}`;

const isCount = (key: SortKey): key is (typeof counts)[number] => (counts as readonly string[]).includes(key);
const isShare = (key: SortKey): key is ShareName => (shareNames as readonly string[]).includes(key);

const valueOf = (score: Score, key: Exclude<SortKey, 'name'>, days: Days): number | null => {
  if (isCount(key)) return score[key];
  if (isShare(key)) return score[key] && score[key].numerator / score[key].denominator;
  return score.steps.find(({ step }) => step === key)?.[days]?.median ?? null;
};

/** Rows in an order; those with nothing to say come last in either direction, and a row of nobody after all. */
export const sorted = (rows: readonly ScoreOf[], { key, down }: Sort, days: Days): readonly ScoreOf[] => {
  const byName = (a: ScoreOf, b: ScoreOf): number => (a.name ?? '').localeCompare(b.name ?? '', 'zh-CN');
  const turn = down ? -1 : 1;
  return rows.toSorted((a, b) => {
    if (a.id === null || b.id === null) return Number(a.id === null) - Number(b.id === null);
    if (key === 'name') return turn * byName(a, b);
    const [one, other] = [valueOf(a, key, days), valueOf(b, key, days)];
    if (one === null || other === null) return Number(one === null) - Number(other === null) || byName(a, b);
    return turn * (one - other) || byName(a, b);
  });
};
