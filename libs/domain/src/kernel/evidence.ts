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
