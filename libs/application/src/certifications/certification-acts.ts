import { Injectable } from '@nestjs/common';
import { isForOffice, type CertificationCommand, type CertificationState } from '@app/domain/certifications';
import type { Actor } from '@app/domain/kernel';
import { CertificationFacts } from './facts.js';

type Act = CertificationCommand['type'];

/** Which acts of a county's way are somebody's to do, by the rule that refuses all others. */
@Injectable()
export class CertificationActs {
  constructor(private readonly facts: CertificationFacts) {}

  /** @param actors who would do each of the acts that are permitted @param day ISO date on which they would */
  of(
    { countyId, acts, state }: Readonly<{ countyId: string; acts: readonly Act[]; state: CertificationState }>,
    actors: ReadonlyMap<Act, Actor>,
    day: string,
  ): readonly Act[] {
    return acts.filter((act) => {
      const actor = actors.get(act);
      return actor !== undefined && isForOffice(act, state, this.facts.offices(countyId, actor.unit, day));
    });
  }
}
