import { cellWords } from '@app/domain/proofs';
import { publishedStandard } from '@app/domain/standards';
import { unitNames } from '@app/projections/organizations';
import type { NightRecord } from '@app/runtime/replays';
import type { Sqlite } from '@app/sqlite';
import type { NightlyProofDto } from './nightly-proof.dto.js';

/** The servers' nightly proofs, each with its differences. @param sees whether the reader may know of a county's */
export const shownNights = (
  db: Sqlite,
  nights: readonly NightRecord[],
  sees: (countyId: string) => boolean = () => true,
): NightlyProofDto[] => {
  const counties = nights.flatMap(({ open }) => open.map(({ countyId }) => countyId));
  const units = nights.flatMap(({ open }) => open.flatMap(({ unitId }) => unitId ?? []));
  const names = unitNames(db, [...new Set([...counties, ...units])]);
  return nights.map(({ replica, endedAt, points, unproved, open }) => {
    const shown = open.filter(({ countyId }) => sees(countyId));
    return {
      replica,
      endedAt,
      points,
      unproved,
      open: shown.map(({ countyId, dataYear, knownAt, asOf, standardId, cell, unitId, events, fault }) => {
        const county = names.get(countyId) ?? null;
        return {
          countyId,
          county,
          dataYear,
          knownAt,
          asOf,
          standardId,
          cell,
          what: cell && cellWords(cell, publishedStandard(standardId)?.indicators ?? []),
          unitId,
          unitName: unitId && (names.get(unitId) ?? null),
          events: [...events],
          fault,
        };
      }),
    };
  });
};
