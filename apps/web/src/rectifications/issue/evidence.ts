import type { Schemas } from '@app/api-client';

/** A file of an issue with the act that brought it. */
export type Piece = Schemas['IssueEvidenceDto'];

/** How it was found beside how it is now, each with the newest first. */
export const beforeAndAfter = (
  files: readonly Piece[],
): Readonly<{ before: readonly Piece[]; after: readonly Piece[] }> => {
  const newestFirst = files.toReversed();
  return {
    before: newestFirst.filter(({ moment }) => moment === 'before'),
    after: newestFirst.filter(({ moment }) => moment !== 'before'),
  };
};

/** Files by round, the newest round first. */
export const byRound = (files: readonly Piece[]): readonly Readonly<{ round: number; files: readonly Piece[] }>[] => {
  const rounds = [...new Set(files.map(({ round }) => round))].toSorted((one, other) => other - one);
  return rounds.map((round) => ({ round, files: files.filter((piece) => piece.round === round) }));
};

/** `9f3c…71ae`: enough of a hash to compare by eye. */
export const shortHash = (hash: string): string => `${hash.slice(0, 4)}…${hash.slice(-4)}`;

/** What kind of file it is, in a word. */
export const kindOf = (mediaType: string): 'image' | 'pdf' | 'other' =>
  mediaType.startsWith('image/') ? 'image' : mediaType === 'application/pdf' ? 'pdf' : 'other';
