import type { RulePeriod, VisitRuleEvent } from '@app/domain/inspections';
import type { Sqlite } from '@app/sqlite';
import type { Projection } from '../kernel/index.js';

/** What counties said of how often their schools are visited, in the order in which they said it. */
export const visitRules: Projection<VisitRuleEvent> = {
  name: 'visit-rule@1',
  tables: `create table visit_rule (
    county_id text not null, sequence integer not null, effective_from text not null, per_month integer,
    least_days integer not null, basis text not null, primary key (county_id, sequence)
  ) strict, without rowid;`,
  when: {
    VisitRuleSet: (db, { countyId, perMonth, leastDays, effectiveFrom, basis }, { sequence }) => {
      db.run(
        'insert into visit_rule values (?, ?, ?, ?, ?, ?)',
        countyId,
        sequence,
        effectiveFrom,
        perMonth,
        leastDays,
        basis,
      );
    },
  },
};

type Row = Readonly<{
  perMonth: number | null;
  leastDays: number;
  basis: string;
  effectiveFrom: string;
  sequence: number;
}>;

/** A county's own rules, each with the days on which it holds, the earliest first; what was overruled before it began is left out. */
export const visitRulesOf = (
  db: Sqlite,
  countyId: string,
): readonly (RulePeriod & Readonly<{ sequence: number }>)[] => {
  const said = db.all<Row>(
    `select per_month as perMonth, least_days as leastDays, basis, effective_from as effectiveFrom, sequence
     from visit_rule a where county_id = ? and not exists (
       select 1 from visit_rule later where later.county_id = a.county_id and later.sequence > a.sequence
         and later.effective_from <= a.effective_from)
     order by sequence`,
    countyId,
  );
  return said.flatMap(({ perMonth, ...row }, index) =>
    perMonth === null ? [] : [{ ...row, perMonth, until: said[index + 1]?.effectiveFrom ?? null }],
  );
};
