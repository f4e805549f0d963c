import { Controller, Get, Query } from '@nestjs/common';
import { Allowed, page, Scope } from '@app/platform/http';
import { accountIdsUnder } from '@app/projections/access';
import { ReadModel } from '@app/projections/kernel';
import { overseesAll } from '@app/projections/organizations';
import { AccessJournal } from '@app/vault';
import { JournalPageDto, JournalProofDto } from './access-answers.dto.js';
import { JournalListQuery } from './access.dto.js';

/** Who came to the door, and when. */
@Controller('access-journal')
export class JournalController {
  constructor(
    private readonly journal: AccessJournal,
    private readonly model: ReadModel,
  ) {}

  /** Entries about accounts of the units one oversees, newest first; of names that nobody has, from the top only. */
  @Get()
  @Allowed('audit.journal', 'list')
  async list(
    @Query() { accountId, from, to, limit, offset }: JournalListQuery,
    @Scope() { roots }: Scope,
  ): Promise<JournalPageDto> {
    const ids = this.accountsSeen(roots);
    const wanted = accountId === undefined ? ids : ids === null || ids.includes(accountId) ? [accountId] : [];
    const { items, total } = await this.journal.list({
      ...(wanted && { accountIds: wanted }),
      ...(from !== undefined && { from }),
      ...(to !== undefined && { to }),
      limit,
      offset,
    });
    return { ...page(items, total, { limit, offset }), items: [...items] };
  }

  /** Recomputes the chain: count, last hash, and the first entry that does not fit. */
  @Get('verification')
  @Allowed('audit.journal', 'list')
  verify(): Promise<JournalProofDto> {
    return this.journal.verify();
  }

  /** Null: all of them, for whoever oversees the whole tree. */
  private accountsSeen(roots: readonly string[]): readonly string[] | null {
    const { db } = this.model;
    return overseesAll(db, roots) ? null : accountIdsUnder(db, roots);
  }
}
