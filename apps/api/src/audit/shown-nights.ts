import { cellWords, faultWords } from '@app/domain/proofs';
import { publishedStandard } from '@app/domain/standards';
import { unitNames } from '@app/projections/organizations';
import type { LogFault, NightRecord } from '@app/runtime/replays';
import type { Sqlite } from '@app/sqlite';
import type { LogFaultDto, NightlyProofDto } from './nightly-proof.dto.js';

/** The servers' nightly proofs, each with the differences of its own lists. @param sees whether the reader may know of a county's */
export const shownNights = (
  db: Sqlite,
  nights: readonly NightRecord[],
  sees: (countyId: string) => boolean = () => true,
): NightlyProofDto[] => {
  const counties = nights.flatMap(({ open }) => open.map(({ countyId }) => countyId));
  const units = nights.flatMap(({ open }) => open.flatMap(({ unitId }) => unitId ?? []));
  const names = unitNames(db, [...new Set([...counties, ...units])]);
  return nights.map(({ replica, endedAt, points, unproved, open }) => {
    return {
      replica,
      endedAt,
      points,
      unproved,
      open: open.flatMap(({ countyId, dataYear, knownAt, asOf, standardId, cell, unitId, events }) => {
        // What is wrong with the log is nothing of its lists: it is shown once, beside them.
        if (cell === null || unitId === null || !sees(countyId)) return [];
        const county = names.get(countyId) ?? null;
        return {
          countyId,
          county,
          dataYear,
          knownAt,
          asOf,
          standardId,
          cell,
          what: cellWords(cell, publishedStandard(standardId)?.indicators ?? []),
          unitId,
          unitName: names.get(unitId) ?? null,
          events: [...events],
        };
      }),
    };
  });
};

/** What is wrong with the log, each fault once. @param sees whether the reader may know of a county's */
export const shownFaults = (
  db: Sqlite,
  faults: readonly LogFault[],
  sees: (countyId: string) => boolean = () => true,
): LogFaultDto[] => {
  const names = unitNames(db, [...new Set(faults.flatMap(({ counties }) => counties))]);
  return faults.flatMap(({ sequence, fault, counties, finders }) => {
    const seen = counties.filter(sees).map((countyId) => ({ countyId, county: names.get(countyId) ?? null }));
    if (seen.length === 0) return [];
    return { sequence, fault, what: faultWords(fault), counties: seen, foundBy: [...finders] };
  });
};
