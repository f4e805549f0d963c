/** Everything that was imported of a county's statistics of a year begins so. */
export const statisticsPrefix = (dataYear: string, countyId: string): string => `${dataYear}/${countyId}/`;

/** Where a unit's row is kept; with an empty unit, what is known of the import itself. */
export const statisticsKey = (dataYear: string, countyId: string, unitId: string): string =>
  `${statisticsPrefix(dataYear, countyId)}${unitId}`;
