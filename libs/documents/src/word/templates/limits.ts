const MiB = 1024 * 1024;

/** What an uploaded template may cost. Parts of XML become trees: some fifty times their size in memory. */
export const templateLimits = {
  /** Of the upload. */
  upload: 10 * MiB,
  /** Of one part of XML, and of all parts together, unpacked. */
  xml: 2 * MiB,
  unpacked: 32 * MiB,
} as const;
