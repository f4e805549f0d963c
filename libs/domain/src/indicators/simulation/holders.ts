import type { Standard } from '@app/domain/standards';
import type { Figure } from '../figures.js';
import type { StandingInput } from '../standing-input.js';

/** A unit of which a figure may be assumed, with those that count of it. */
export type OverlayHolder = Readonly<{
  id: string;
  name: string;
  figures: Readonly<Record<string, Figure>>;
  /** Why an indicator's figure is not its to have, in one sentence; null when it is. */
  refuses: (figure: string) => string | null;
}>;

const sharedIn = (standard: Standard): ReadonlySet<string> =>
  new Set(standard.indicators.flatMap(({ figure, sharedByRatio }) => (sharedByRatio ? [figure] : [])));

/** Every section, and every school whose stages share buildings, by id. */
export const holdersOf = (
  { sections, sharedSchools }: Pick<StandingInput, 'sections' | 'sharedSchools'>,
  standard: Standard,
): ReadonlyMap<string, OverlayHolder> => {
  const shared = sharedIn(standard);
  const all: OverlayHolder[] = sections.map(({ id, name, figures }) => ({ id, name, figures, refuses: () => null }));
  for (const school of sharedSchools) {
    const { id, name, figures } = school;
    const ofSections = (figure: string) => (shared.has(figure) ? null : `“${name}”的这一项由各学部填报，请填到学部`);
    const ofSchool = (figure: string) => (shared.has(figure) ? `“${name}”共用校舍，这一项请填到全校` : null);
    all.push({ id, name, figures, refuses: ofSections });
    for (const section of school.sections)
      all.push({ id: section.id, name: section.name, figures: section.figures, refuses: ofSchool });
  }
  return new Map(all.map((one) => [one.id, one]));
};
