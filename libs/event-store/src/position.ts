/** A sequence as a position: fixed width, so that positions compare as text. */
export const positionOf = (sequence: number): string => String(sequence).padStart(20, '0');

/** The sequence of a position; 0 for the start of the log. @throws RangeError for what no adapter of ours gave out */
export const sequenceAt = (position: string | null | undefined): number => {
  if (position === null || position === undefined) return 0;
  if (!/^\d{20}$/.test(position)) throw new RangeError(`${position} is not a position of this log`);
  return Number(position);
};
