const MiB = 1024 * 1024;

/** What an uploaded report may cost. */
export const narrativeLimits = {
  /** Of the upload: reports come with pictures in them, which are not read. */
  upload: 10 * MiB,
  /** Of the text of a Word file as XML, unpacked: Word writes some 20 bytes for each of a text's. */
  xml: 64 * MiB,
  /** Characters of the text, UTF-16 units: ten times the longest of five published reports. */
  characters: 200_000,
} as const;
