import { createHash } from 'node:crypto';

/**
 * The queues and what their jobs name. A job holds a key and nothing else: Redis keeps in clear text what it is given.
 * - `deadlines`: rows that are due, `issue/0192…`; done by asking the server to look;
 * - `deliveries`: messages that wait in the outbox;
 * - `jobs`: reports and imports that were asked for.
 */
export const queueNames = ['deadlines', 'deliveries', 'jobs'] as const;
export type QueueName = (typeof queueNames)[number];

/** A job: which row, and from when on. */
export type Job = Readonly<{
  /** Kind and id of a row. */
  key: string;
  /** ISO instant. */
  at: string;
}>;

/** Rows that are due already, in one job. */
export type Bundle = readonly Job[];

/**
 * A bundle's id, made of its rows: the same rows make the same job. `rows-<hash>@20250304T000000000Z`, with the instant of
 * its last row.
 */
export const bundleId = (bundle: Bundle): string => {
  const rows = createHash('sha256').update(JSON.stringify(bundle.map(({ key, at }) => [key, at])));
  const last = bundle.reduce((latest, { at }) => (at > latest ? at : latest), '');
  return jobId({ key: `rows-${rows.digest('hex').slice(0, 32)}`, at: last });
};

/**
 * The job's id, made of what makes it the same job, so that Redis ignores its double: `issue/0192…@20250304T000000000Z`.
 * BullMQ allows no colon in it, and no whole number.
 */
export const jobId = ({ key, at }: Job): string =>
  `${encodeURIComponent(key).replaceAll('%2F', '/')}@${new Date(at).toISOString().replace(/[-:.]/g, '')}`;

/** The job that an id was made of; null when it is not of this kind. */
export const jobOf = (id: string): Job | null => {
  const [, key, y, mo, d, h, mi, s, ms] = /^(.+)@(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)(\d{3})Z$/.exec(id) ?? [];
  return key === undefined ? null : { key: decodeURIComponent(key), at: `${y}-${mo}-${d}T${h}:${mi}:${s}.${ms}Z` };
};
