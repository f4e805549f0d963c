/** Since and until when a row was known, and held: half-open on both axes. */
export type OnAxes = Readonly<{ recFrom: number; recTo: number; effFrom: string; effTo: string }>;

/** Which knowledge, of which day: events up to and with `knownAt`; the tree as it stood on `asOf` (ISO date). */
export type Point = Readonly<{ knownAt: number; asOf: string }>;

/** The columns of `OnAxes`, of a table `name`. */
export const axesOf = (name: string): string =>
  `${name}.rec_from as recFrom, ${name}.rec_to as recTo, ${name}.eff_from as effFrom, ${name}.eff_to as effTo`;

/** Whether a row was known, and held, at a point. */
export const holdsAt = ({ recFrom, recTo, effFrom, effTo }: OnAxes, { knownAt, asOf }: Point): boolean =>
  recFrom <= knownAt && knownAt < recTo && effFrom <= asOf && asOf < effTo;
