import { dayOf, Refusal, type Decider } from '@app/domain/kernel';
import type { ReportCommand } from './commands.js';
import type { ReportEvent, ReportKind } from './events.js';

/** How many reports of this county, year and kind were issued. */
export type ReportState = Readonly<{ issued: number }>;

/** Stream id of the reports of a county, a year and a kind. */
export const reportStreamId = (countyId: string, dataYear: string, kind: ReportKind): string =>
  `${countyId}.${dataYear}.${kind}`;

/** Gives each report the next number. A report is never changed or taken back: another one is issued. */
export const report: Decider<ReportCommand, ReportEvent, ReportState> = {
  category: 'report',
  initial: { issued: 0 },
  evolve: (_, { data }) => ({ issued: data.number }),
  decide({ reportId, kind, countyId, dataYear, made, code }, { issued }, { at }) {
    const [, from, to] = /^(\d{4})-(\d{4})$/.exec(dataYear) ?? [];
    if (Number(from) + 1 !== Number(to)) throw new Refusal('report.data-year', { dataYear }, 'invalid');
    if (made.value === null) throw new Refusal('report.nothing-known', {}, 'invalid');
    const { county, standardId, asOf, log, standardDigest, format, figures } = made.value;
    const today = dayOf(at);
    if (asOf > today) throw new Refusal('report.as-of-ahead', { asOf, today }, 'invalid');
    const bound = { kind, countyId, dataYear, standardId, knownAt: made.sequence, asOf };
    const data = { ...bound, reportId, number: issued + 1, county, log, standardDigest, format };
    return [{ type: 'ReportIssued', data: { ...data, figures: [figures], code } }];
  },
};
