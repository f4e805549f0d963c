import type { Schemas } from '@app/api-client';

type Adopted = Pick<Schemas['AdoptedDto'], 'standardId' | 'effectiveFrom' | 'until' | 'basis' | 'sequence'>;

/** One standard at a county: what holds, what will, and what can be asked next. */
export type Adoptions = Readonly<{
  all: readonly Adopted[];
  now: Adopted | undefined;
  next: Adopted | undefined;
  /** The one whose end is not decided: it can be withdrawn. Without one, the standard can be adopted. */
  open: Adopted | undefined;
  /** The day (ISO) that is most likely meant: the first on which the next act makes sense. */
  likely: string;
}>;

/** @param adopted in the order of their days @param today ISO date */
export const adoptionsOf =
  (adopted: readonly Adopted[], today: string) =>
  (standardId: string): Adoptions => {
    const all = adopted.filter((one) => one.standardId === standardId);
    const open = all.find(({ until }) => until === null);
    const from = open ? open.effectiveFrom : (all.at(-1)?.until ?? today);
    return {
      all,
      now: all.find(({ effectiveFrom }) => effectiveFrom <= today),
      next: all.find(({ effectiveFrom }) => effectiveFrom > today),
      open,
      likely: from > today ? from : today,
    };
  };
