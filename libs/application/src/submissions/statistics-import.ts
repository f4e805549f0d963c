import { Injectable } from '@nestjs/common';
import { Refusal, type Request } from '@app/domain/kernel';
import { isDataYear, matchedStatistics, type StatisticsRow, type UnmatchedRow } from '@app/domain/submissions';
import { Operations } from '@app/vault';
import { readCsv } from '../kernel/index.js';
import { CampaignFacts } from './campaign-facts.js';

/** What is known of an import: kept beside its rows, so that the county sees what returns are offered from. */
export type StatisticsImported = Readonly<{
  fileName: string;
  rows: number;
  matched: number;
  unmatchedCount: number;
  /** The first of them. */
  unmatched: readonly UnmatchedRow[];
  used: readonly string[];
  unused: readonly string[];
  importedAt: string;
  importedBy: string;
}>;

/** More reasons than a person reads are counted only. */
const mostTold = 500;

const aYear = (dataYear: string): void => {
  if (!isDataYear(dataYear)) throw new Refusal('statistics.data-year', { dataYear }, 'invalid');
};

const prefixOf = (countyId: string, dataYear: string): string => `${dataYear}/${countyId}/`;

/**
 * The 教育事业统计 of a county and year, as a source of prefill: no facts of ours, and so in no log. A file takes the place
 * of the one before, whole; one that cannot be used changes nothing.
 */
@Injectable()
export class StatisticsImport {
  constructor(
    private readonly operations: Operations,
    private readonly facts: CampaignFacts,
  ) {}

  /** @throws Refusal statistics.* */
  async take(
    countyId: string,
    dataYear: string,
    { text, name }: Readonly<{ text: string; name: string }>,
    request: Request,
  ): Promise<StatisticsImported> {
    aYear(dataYear);
    const found = matchedStatistics(readCsv(text), this.facts.statisticsUnits(countyId));
    const { total, matched, unmatched, used, unused } = found;
    const imported: StatisticsImported = {
      fileName: name,
      rows: total,
      matched,
      unmatchedCount: unmatched.length,
      unmatched: unmatched.slice(0, mostTold),
      used,
      unused,
      importedAt: request.at,
      importedBy: request.actor.id,
    };
    const prefix = prefixOf(countyId, dataYear);
    const kept = new Map([[prefix, JSON.stringify(imported)]]);
    for (const [unitId, row] of found.rows) kept.set(`${prefix}${unitId}`, JSON.stringify(row));
    await this.operations.statistics.replace(prefix, kept);
    return imported;
  }

  /** What was imported last; null when nothing was. @throws Refusal statistics.data-year */
  async last(countyId: string, dataYear: string): Promise<StatisticsImported | null> {
    aYear(dataYear);
    const text = await this.operations.statistics.get(prefixOf(countyId, dataYear));
    return text === null ? null : (JSON.parse(text) as StatisticsImported);
  }

  /** The rows of units, by unit; `counties` says which county each of them lies in. Units that have none are missing. */
  async rowsOf(dataYear: string, counties: ReadonlyMap<string, string>): Promise<ReadonlyMap<string, StatisticsRow>> {
    const units = new Map(
      [...counties].map(([unitId, countyId]) => [`${prefixOf(countyId, dataYear)}${unitId}`, unitId]),
    );
    const found = await this.operations.statistics.several([...units.keys()]);
    return new Map([...found].map(([key, text]) => [units.get(key)!, JSON.parse(text) as StatisticsRow]));
  }

  /** The row of one unit; null when it has none. */
  async rowOf(countyId: string, dataYear: string, unitId: string): Promise<StatisticsRow | null> {
    return (await this.rowsOf(dataYear, new Map([[unitId, countyId]]))).get(unitId) ?? null;
  }
}
