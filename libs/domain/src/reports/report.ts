import { dayOf, Refusal, type Decider } from '@app/domain/kernel';
import { dataYearStart, isDataYear } from '@app/domain/submissions';
import type { ReportCommand } from './commands.js';
import type { ReportEvent, ReportKind } from './events.js';

/** How many reports of this county, year and kind were issued. */
export type ReportState = Readonly<{ issued: number }>;

/** Stream id of the reports of a county, a year and a kind. */
export const reportStreamId = (countyId: string, dataYear: string, kind: ReportKind): string =>
  `${countyId}.${dataYear}.${kind}`;

/**
 * What can be said of a report before its figures are made. `at`: when it is asked (ISO date and time).
 * @throws Refusal report.data-year, report.data-year-ahead, report.as-of-ahead
 */
export const checkReportAsked = (
  { dataYear, asOf }: Readonly<{ dataYear: string; asOf: string }>,
  at: string,
): void => {
  if (!isDataYear(dataYear)) throw new Refusal('report.data-year', { dataYear }, 'invalid');
  const [today, begins] = [dayOf(at), dataYearStart(dataYear)];
  const wrong = (field: string, message: string) => ({ errors: [{ field, message }] });
  if (begins > today) {
    const named = wrong('dataYear', '请选择已经开始的学年。');
    throw new Refusal('report.data-year-ahead', { dataYear, begins, ...named }, 'invalid');
  }
  if (asOf > today) {
    const named = wrong('asOf', '请改为今天或更早的日期。');
    throw new Refusal('report.as-of-ahead', { asOf, today, ...named }, 'invalid');
  }
};

/** Nothing was known of such a county at the point that was asked. */
export const nothingKnown = () => new Refusal('report.nothing-known', {}, 'invalid');

/** Gives each report the next number. A report is never changed or taken back: another one is issued. */
export const report: Decider<ReportCommand, ReportEvent, ReportState> = {
  category: 'report',
  initial: { issued: 0 },
  evolve: (_, { data }) => ({ issued: data.number }),
  decide({ reportId, kind, countyId, dataYear, made, code }, { issued }, { at }) {
    if (made.value === null) throw nothingKnown();
    const { county, standardId, asOf, log, standardDigest, format, figures } = made.value;
    checkReportAsked({ dataYear, asOf }, at);
    const bound = { kind, countyId, dataYear, standardId, knownAt: made.sequence, asOf };
    const data = { ...bound, reportId, number: issued + 1, county, log, standardDigest, format };
    return [{ type: 'ReportIssued', data: { ...data, figures: [figures], code } }];
  },
};
