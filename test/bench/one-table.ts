import { standingOf, type SectionInput, type SharedSchoolInput, type Standing } from '@app/domain/indicators';
import type { StandingSources } from '@app/projections/indicators';
import { Sqlite } from '@app/sqlite';

/**
 * How the program nearest to this one in purpose keeps and reads figures: one row a submission, its form as JSON, changed
 * in place; and at every look at a county all of its rows are read, parsed and counted anew. By the same arithmetic here,
 * so that the answers can be compared. Nothing of the past is kept, and nobody can be told why a figure is what it is.
 */
export class OneTable {
  private readonly db: Sqlite;

  constructor(
    file: string,
    private readonly countyId: string,
    private readonly input: StandingSources['input'],
  ) {
    this.db = new Sqlite(file);
    this.db.exec(`create table submission (
      id text primary key, county_id text not null, data_year text not null, form text not null, data text not null,
      status text not null) strict;
      create index submission_county on submission (county_id, data_year, status)`);
    const { sections, sharedSchools } = input;
    this.db.transaction(() => {
      for (const [form, filed] of [['section', sections] as const, ['shared', sharedSchools] as const])
        for (const one of filed) this.file(form, one);
    });
  }

  /** Reads, parses and counts the county anew. */
  standing(): Standing {
    const rows = this.db.all<{ form: string; data: string }>(
      `select form, data from submission where county_id = ? and data_year = ? and status = 'approved' order by rowid`,
      this.countyId,
      this.input.dataYear,
    );
    const filed = (form: string) =>
      rows.filter((row) => row.form === form).map(({ data }) => JSON.parse(data) as unknown);
    return standingOf({
      ...this.input,
      sections: filed('section') as SectionInput[],
      sharedSchools: filed('shared') as SharedSchoolInput[],
    });
  }

  close(): void {
    this.db.close();
  }

  private file(form: string, one: SectionInput | SharedSchoolInput): void {
    const { dataYear } = this.input;
    const values = [`${form} ${one.id}`, this.countyId, dataYear, form, JSON.stringify(one)] as const;
    this.db.run(`insert into submission values (?, ?, ?, ?, ?, 'approved')`, ...values);
  }
}
