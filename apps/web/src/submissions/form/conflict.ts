import { sameTyped, type Typed, type TypedEntries } from './lines';

/** One field that differs between what I typed and what stands now. */
export type Differing = Readonly<{
  field: string;
  mine: Typed;
  theirs: Typed;
  /** Taken unless somebody chooses: mine where I changed it, else theirs. */
  side: 'mine' | 'theirs';
}>;

const blank: Typed = { value: null, explanation: null };

/**
 * What differs, in the order of the form.
 * @param base what I had read before I typed
 */
export const differing = (
  fields: readonly string[],
  base: TypedEntries,
  mine: TypedEntries,
  theirs: TypedEntries,
): readonly Differing[] =>
  fields
    .filter((field) => !sameTyped(mine[field], theirs[field]))
    .map((field) => ({
      field,
      mine: mine[field] ?? blank,
      theirs: theirs[field] ?? blank,
      side: sameTyped(mine[field], base[field]) ? 'theirs' : 'mine',
    }));

/** What stands now, with mine where it was chosen. */
export const settled = (differences: readonly Differing[], theirs: TypedEntries): TypedEntries => ({
  ...theirs,
  ...Object.fromEntries(differences.filter(({ side }) => side === 'mine').map(({ field, mine }) => [field, mine])),
});
