/**
 * A file that proves something, by content. Its name stays outside the log (it may hold a person's name);
 * the attachments port finds the bytes by `hash`.
 */
export type Evidence = Readonly<{
  /** SHA-256 of the content, hex. */
  hash: string;
  /** Sniffed from the content, not from the name. */
  mediaType: string;
  bytes: number;
}>;

/** Field by field, so that nothing a form sends beside them gets into an event. */
export const evidenceOf = (files: readonly Evidence[]): readonly Evidence[] =>
  files.map(({ hash, mediaType, bytes }) => ({ hash, mediaType, bytes }));

const isEvidence = (value: object): value is Evidence =>
  'hash' in value &&
  typeof value.hash === 'string' &&
  /^[0-9a-f]{64}$/.test(value.hash) &&
  'mediaType' in value &&
  'bytes' in value;

/** Every file that an event's data cite, however deep: in lists of evidence, or as the file that something came from. */
export const evidenceIn = (data: unknown): readonly Evidence[] => {
  if (typeof data !== 'object' || data === null) return [];
  const inside = Object.values(data).flatMap(evidenceIn);
  return !Array.isArray(data) && isEvidence(data) ? [data, ...inside] : inside;
};
