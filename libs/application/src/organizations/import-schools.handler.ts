import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { hashOf } from '@app/attachments';
import type { Outcome, Refusal, Request } from '@app/domain/kernel';
import type { SchoolColumn, SchoolList, SchoolProblem } from '@app/domain/organizations';
import { derivedRequest } from '../kernel/index.js';
import { OrganizationFacts } from './facts.js';
import { SchoolListFacts } from './school-list-facts.js';
import { planOf } from './school-list-plan.js';
import { SchoolHandler, SchoolRequest } from './school.handler.js';

/** A list of schools to be looked at, and registered when it is confirmed. */
export class ImportSchools {
  constructor(
    readonly countyId: string,
    readonly list: SchoolList,
    readonly content: Uint8Array,
    /** Nothing is written without it. */
    readonly confirm: boolean,
    readonly request: Request,
    /** Finds the sentence of a refusal's code. */
    readonly sentence: (refusal: Refusal) => string,
  ) {}
}

/** What a list of schools comes to; `confirmed`: they were registered. */
export type SchoolListReport = Readonly<{
  confirmed: boolean;
  /** SHA-256 of the file. */
  hash: string;
  columns: readonly SchoolColumn[];
  counts: Readonly<{ lines: number; schools: number; sections: number; already: number; wrong: number }>;
  problems: readonly SchoolProblem[];
  /** Of the last unit that was registered. */
  last: Outcome | null;
}>;

/** The list has faults; nothing was written. */
export class SchoolListRefused extends Error {
  constructor(readonly report: SchoolListReport) {
    super(`${report.problems.length} faults in the list of schools`);
    this.name = 'SchoolListRefused';
  }
}

@CommandHandler(ImportSchools)
export class ImportSchoolsHandler implements ICommandHandler<ImportSchools, SchoolListReport> {
  constructor(
    private readonly schools: SchoolHandler,
    private readonly units: OrganizationFacts,
    private readonly facts: SchoolListFacts,
  ) {}

  /**
   * Looks at every line first; with a single fault nothing is written. What a crash interrupted goes on when the same
   * file is confirmed again. @throws SchoolListRefused, Refusal
   */
  async execute({ countyId, list, content, confirm, request, sentence }: ImportSchools): Promise<SchoolListReport> {
    const hash = hashOf(content);
    const plan = planOf(list.lines, { countyId, hash, facts: this.facts, units: this.units, request, sentence });
    const problems = [...list.problems, ...plan.problems].toSorted((a, b) =>
      a.sheet === b.sheet ? a.row - b.row : a.sheet < b.sheet ? -1 : 1,
    );
    const report: SchoolListReport = {
      confirmed: false,
      hash,
      columns: list.columns,
      counts: {
        lines: plan.planned.length + plan.already.length,
        schools: plan.planned.length,
        sections: plan.planned.reduce((sum, { sections }) => sum + sections.length, 0),
        already: plan.already.length,
        wrong: new Set(problems.map(({ sheet, row }) => `${sheet} ${row}`)).size,
      },
      problems,
      last: null,
    };
    if (!confirm) return report;
    if (problems.length > 0) throw new SchoolListRefused(report);
    let last: Outcome | null = null;
    for (const { id, school, sections } of plan.planned) {
      const asked = new SchoolRequest(id, school, sections, derivedRequest(request, `school ${id}`));
      last = (await this.schools.execute(asked)).at(-1) ?? last;
    }
    return { ...report, confirmed: true, last };
  }
}
