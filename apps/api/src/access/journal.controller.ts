import { Controller, Get, Query } from '@nestjs/common';
import { Allowed, Caller, page, Scope, type Person } from '@app/platform/http';
import { accountIdsUnder } from '@app/projections/access';
import { ReadModel } from '@app/projections/kernel';
import { overseesAll, unitsUnder } from '@app/projections/organizations';
import { AccessJournal, type HistoryRead } from '@app/vault';
import { Names } from '../names.js';
import { JournalPageDto, JournalProofDto } from './access-answers.dto.js';
import { JournalListQuery } from './access.dto.js';

/** Who came to the door, and when. */
@Controller('access-journal')
export class JournalController {
  constructor(
    private readonly journal: AccessJournal,
    private readonly model: ReadModel,
    private readonly names: Names,
  ) {}

  /**
   * Entries about accounts of the units one oversees, and who else looked at the past of these units, newest first; of
   * names that nobody has, from the top only.
   */
  @Get()
  @Allowed('audit.journal', 'list')
  async list(
    @Query() { accountId, from, to, limit, offset }: JournalListQuery,
    @Scope() { roots }: Scope,
    @Caller() reader: Person,
  ): Promise<JournalPageDto> {
    const ids = this.accountsSeen(roots);
    const wanted = accountId === undefined ? ids : ids === null || ids.includes(accountId) ? [accountId] : [];
    const { items, total } = await this.journal.list({
      ...(wanted && { accountIds: wanted }),
      ...(ids && accountId === undefined && { unitIds: this.unitsSeen(roots) }),
      ...(from !== undefined && { from }),
      ...(to !== undefined && { to }),
      limit,
      offset,
    });
    const names = await this.names.for(
      reader,
      items.map((one) => [one.accountId, one.about?.unitId]),
    );
    const rows = items.map(({ about, ...one }) => ({
      ...one,
      personName: names.of(one.accountId),
      about: about ? { ...shown(about), unitName: names.of(about.unitId) } : null,
    }));
    return { ...page(rows, total, { limit, offset }), items: rows };
  }

  /** Recomputes the chain: count, last hash, and the first entry that does not fit. */
  @Get('verification')
  @Allowed('audit.journal', 'list')
  verify(): Promise<JournalProofDto> {
    return this.journal.verify();
  }

  private unitsSeen(roots: readonly string[]): readonly string[] {
    return unitsUnder(this.model.db, roots, { ended: true }).map(({ unitId }) => unitId);
  }

  /** Null: all of them, for whoever oversees the whole tree. */
  private accountsSeen(roots: readonly string[]): readonly string[] | null {
    const { db } = this.model;
    return overseesAll(db, roots) ? null : accountIdsUnder(db, roots);
  }
}

const list = <One>(range: readonly One[] | null): One[] | null => range && [...range];
const shown = ({ kinds, asOf, knownAt, knownBy, events, ...rest }: HistoryRead) => ({
  ...rest,
  kinds: [...kinds],
  asOf: list(asOf),
  knownAt: list(knownAt),
  knownBy: list(knownBy),
  events: list(events),
});
