import { Controller, Get, Query } from '@nestjs/common';
import { Allowed, page, Scope, type Page } from '@app/platform/http';
import { accountIdsUnder } from '@app/projections/access';
import { ReadModel } from '@app/projections/kernel';
import { unitById } from '@app/projections/organizations';
import { AccessJournal, type JournalEntry, type JournalProof } from '@app/vault';
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
  ): Promise<Page<JournalEntry>> {
    const ids = this.accountsSeen(roots);
    const wanted = accountId === undefined ? ids : ids === null || ids.includes(accountId) ? [accountId] : [];
    const { items, total } = await this.journal.list({
      ...(wanted && { accountIds: wanted }),
      ...(from !== undefined && { from }),
      ...(to !== undefined && { to }),
      limit,
      offset,
    });
    return page(items, total, { limit, offset });
  }

  /** Recomputes the chain: count, last hash, and the first entry that does not fit. */
  @Get('verification')
  @Allowed('audit.journal', 'list')
  verify(): Promise<JournalProof> {
    return this.journal.verify();
  }

  /** Null: all of them, for whoever oversees the top of the tree. */
  private accountsSeen(roots: readonly string[]): readonly string[] | null {
    const { db } = this.model;
    return roots.some((root) => unitById(db, root)?.parentId === null) ? null : accountIdsUnder(db, roots);
  }
}
