import type { Schemas } from '@app/api-client';

/** A file that the server keeps, by what it is found by. */
export type KeptFile = Schemas['AttachmentDto'];
/** A kept file as a command cites it. */
export type Evidence = Schemas['EvidenceDto'];

/** What a command cites of kept files. */
export const cited = (files: readonly Evidence[]): Evidence[] =>
  files.map(({ hash, mediaType, bytes }) => ({ hash, mediaType, bytes }));

/** Files with one more of them; the same content is one file. */
export const withFile = <T extends Evidence>(files: readonly T[], file: T): T[] => [
  ...files.filter(({ hash }) => hash !== file.hash),
  file,
];
