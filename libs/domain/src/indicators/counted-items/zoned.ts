import type { AssessedStage } from '@app/domain/standards';
import { summed, type CountedFigure, type CountedPremises } from './counting.js';

const fields = ['urbanRural', 'ownership', 'boardingSchool'] as const;

/** 城区、镇区公办, not 寄宿制; null while it may still be one. */
const isMeant = ({ values }: CountedPremises): boolean | null => {
  const { urbanRural, ownership, boardingSchool } = values;
  if (urbanRural === 'rural' || ownership === 'private' || boardingSchool === 'yes') return false;
  return urbanRural && ownership && boardingSchool ? true : null;
};

/** B13: new pupils, or those of them in their zone, of the schools that the item means. */
export const zoned = (places: readonly CountedPremises[], stage: AssessedStage, name: string): CountedFigure =>
  summed(places, (place, reading) => {
    const own = place.sections.filter((section) => section.stage === stage);
    if (own.length > 0) reading.see(place);
    const meant = own.length > 0 && isMeant(place);
    if (meant === null) for (const field of fields) reading.text(place, field);
    return meant === false ? 0n : own.reduce((all, section) => all + (reading.number(section, name)?.n ?? 0n), 0n);
  });
