/** What any uploaded archive may cost, once it is unpacked. Sizes are checked on what is really unpacked, not on what is declared. */
export const archiveLimits = {
  /** Parts in the archive. Excel writes a dozen, and one more a sheet, picture or note; Word no more. */
  entries: 2_000,
  /** Of one part and of all parts, unpacked. Five thousand rows of forty columns take about 12 MiB. */
  entry: 128 * 1024 * 1024,
  unpacked: 256 * 1024 * 1024,
  /** Unpacked over packed, of parts above `small`: spreadsheets reach 40, a bomb a thousand. */
  ratio: 250,
  small: 8 * 1024 * 1024,
} as const;
