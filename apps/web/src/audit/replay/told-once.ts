import type { Schemas } from '@app/api-client';

type Change = Pick<Schemas['StandingChangeDto'], 'sentence' | 'causes'>;
type Cause = Pick<Schemas['DifferenceCauseDto'], 'id' | 'sentence' | 'sequence'>;

/** A piece of a change's sentence. `tells`: an act, told here in full; `refers`: one that an earlier line tells. */
export type Piece = Readonly<{ text: string }> & (Readonly<{ tells?: number }> | Readonly<{ refers: Cause }>);

/** Cuts what one act says out of a piece that is not an act's already. */
const cut = (pieces: readonly Piece[], cause: Cause, told: boolean): readonly Piece[] =>
  pieces.flatMap((piece): readonly Piece[] => {
    const at = 'tells' in piece || 'refers' in piece ? -1 : piece.text.indexOf(cause.sentence);
    if (at === -1) return [piece];
    const here: Piece = told ? { text: cause.sentence, refers: cause } : { text: cause.sentence, tells: cause.id };
    const around = [piece.text.slice(0, at), piece.text.slice(at + cause.sentence.length)];
    return [{ text: around[0]! }, here, { text: around[1]! }].filter(({ text }) => text !== '');
  });

/**
 * The sentences of some changes, in their order: an act that put several figures otherwise is told in full in the first line
 * that names it, and referred to in the others.
 */
export const toldOnce = (changes: readonly Change[], causes: readonly Cause[]): readonly (readonly Piece[])[] => {
  const byId = new Map(causes.map((cause) => [cause.id, cause]));
  const told = new Set<number>();
  return changes.map(({ sentence, causes: ids }) => {
    let pieces: readonly Piece[] = [{ text: sentence }];
    for (const id of ids) {
      const cause = byId.get(id);
      if (cause === undefined || cause.sentence === '') continue;
      pieces = cut(pieces, cause, told.has(id));
      if (pieces.some((piece) => 'tells' in piece && piece.tells === id)) told.add(id);
    }
    return pieces;
  });
};
