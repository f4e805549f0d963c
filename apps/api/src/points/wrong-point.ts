import { Problem } from '@app/platform/http';

/** What the fields of a point are called on forms and in refusals. */
export const pointNames = {
  knownAt: '截至记录',
  knownBy: '截至时间',
  asOf: '基准日期',
  fromKnownAt: '起点截至记录',
  fromKnownBy: '起点截至时间',
  fromAsOf: '起点日期',
} as const;

/** A field of a point. */
export type PointField = keyof typeof pointNames;

const said = (field: PointField, advice: string) => ({ field, detail: `${pointNames[field]}：${advice}` });

/** A point that is none. @param advice what is wrong and what to do, in Chinese */
export const wrongPoint = (field: PointField | readonly PointField[], advice: string): Problem =>
  new Problem(
    400,
    'request.invalid',
    {},
    [field].flat().map((one) => said(one, advice)),
  );

/** `2025年3月3日9:00`, in the bureau's zone. */
const told = (instant: string): string => {
  const at = new Date(Date.parse(instant) + 8 * 3_600_000).toISOString();
  return `${Number(at.slice(0, 4))}年${Number(at.slice(5, 7))}月${Number(at.slice(8, 10))}日${at.slice(11, 16)}`;
};

/** A point before there was any record. @param first when the first one came (ISO); null: none has */
export const beforeFirstRecord = (field: PointField, first: string | null): Problem => {
  const advice =
    first === null
      ? '还没有任何记录，请不填此项。'
      : `早于第一条记录（${told(first)}），那时还没有任何记录，请填这以后的时间。`;
  return new Problem(400, 'point.before-first-record', {}, [said(field, advice)]);
};
