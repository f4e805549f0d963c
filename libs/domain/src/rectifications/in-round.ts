/** Every event of an issue names it and the round (1, 2 after the first reopening, …) it happened in. */
export type InRound<Shape> = Readonly<{ issueId: string; round: number }> & Readonly<Shape>;
