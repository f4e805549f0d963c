import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { effectiveDay, type Outcome, type Request } from '@app/domain/kernel';
import type { Stage, UnitFacts } from '@app/domain/organizations';
import { namedId } from '@app/ledger';
import { derivedRequest } from '../kernel/index.js';
import { OrganizationFacts } from './facts.js';
import { OrganizationHandler, type RegistrationAsk } from './organizations.handlers.js';

/** A section that comes with its school. */
export type SectionAsk = Readonly<{ stage: Stage; name: string }>;

/** Registers a school or campus with its sections (学部): one command each, with ids that derive from the school's. */
export class SchoolRequest {
  constructor(
    readonly id: string,
    readonly school: RegistrationAsk & Readonly<{ kind: 'school' | 'campus' }>,
    readonly sections: readonly SectionAsk[],
    readonly request: Request,
  ) {}
}

/** The id of a school's section of a stage, when it was registered with its school. */
export const sectionIdOf = (schoolId: string, stage: Stage): string => namedId(`section:${stage}`, schoolId);

@CommandHandler(SchoolRequest)
export class SchoolHandler implements ICommandHandler<SchoolRequest, readonly Outcome[]> {
  constructor(
    private readonly units: OrganizationHandler,
    private readonly facts: OrganizationFacts,
  ) {}

  /** Answers the outcomes in order, the school's first. A repeat after a crash goes on where it stopped. */
  async execute({ id, school, sections, request }: SchoolRequest): Promise<readonly Outcome[]> {
    const day = effectiveDay(school, { at: request.at });
    const parent = school.parentId === null ? { value: null, sequence: 0 } : this.facts.unit(school.parentId, day);
    const outcomes = [await this.units.register(id, school, parent, request)];
    // The read model need not have the school yet: what its sections rest on was just decided.
    const schoolType = school.schoolType ?? parent.value?.schoolType ?? null;
    const sectionStages: Stage[] = [];
    for (const { stage, name } of sections) {
      const above: UnitFacts = {
        unitId: id,
        kind: school.kind,
        schoolType,
        registeredFrom: day,
        endedFrom: null,
        sectionStages: [...sectionStages],
      };
      const section: RegistrationAsk = {
        type: 'RegisterUnit',
        kind: 'section',
        name,
        parentId: id,
        code: null,
        schoolType: null,
        stage,
        departmentType: null,
        urbanRural: school.urbanRural,
        sharedBuildings: false,
        effectiveAt: day,
      };
      const known = { value: above, sequence: outcomes[0]?.sequence ?? 0 };
      const asked = derivedRequest(request, `section:${stage}`);
      outcomes.push(await this.units.register(sectionIdOf(id, stage), section, known, asked));
      sectionStages.push(stage);
    }
    return outcomes;
  }
}
