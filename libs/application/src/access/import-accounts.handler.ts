import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { dayOf, Refusal, type Outcome, type Request } from '@app/domain/kernel';
import { namedId } from '@app/ledger';
import { usernameKey, Vault } from '@app/vault';
import { readAccountFile, type LineFault } from './account-file.js';
import { AccessFacts } from './facts.js';
import { OpenAccounts, OpenAccountsHandler, type NewAccount } from './open-accounts.handler.js';

/** Opens the accounts of a CSV file, all or none. */
export class ImportAccounts {
  constructor(
    readonly text: string,
    /** The units at and below which the asker keeps accounts. */
    readonly roots: readonly string[],
    readonly request: Request,
    /** Finds the sentence of a refusal's code. */
    readonly sentence: (refusal: Refusal) => string,
  ) {}
}

/** The file has faults; nothing was written. */
export class AccountFileRefused extends Error {
  constructor(readonly faults: readonly LineFault[]) {
    super(`${faults.length} faults in the file`);
    this.name = 'AccountFileRefused';
  }
}

@CommandHandler(ImportAccounts)
export class ImportAccountsHandler implements ICommandHandler<ImportAccounts, readonly Outcome[]> {
  constructor(
    private readonly opening: OpenAccountsHandler,
    private readonly facts: AccessFacts,
    private readonly vault: Vault,
  ) {}

  /** @throws AccountFileRefused with every fault, by line */
  async execute({ text, roots, request, sentence }: ImportAccounts): Promise<readonly Outcome[]> {
    const { accounts, faults } = readAccountFile(text, {
      unitsMeant: (reference) => this.facts.unitsMeant(roots, reference),
      today: dayOf(request.at),
      // From the request, so that a repeat means the same people.
      idFor: (username) => namedId(JSON.stringify(['account', usernameKey(username)]), request.commandId),
    });
    const found = [...faults];
    for (const one of accounts) {
      const refusal = await this.refusalOf(one, request);
      if (refusal) found.push({ line: one.line, detail: sentence(refusal) });
    }
    if (found.length > 0) throw new AccountFileRefused(found.toSorted((a, b) => a.line - b.line));
    return this.opening.execute(new OpenAccounts(accounts, request));
  }

  private async refusalOf(one: NewAccount, request: Request): Promise<Refusal | null> {
    const holder = await this.vault.findByUsername(one.username);
    if (holder && holder.accountId !== one.accountId) return new Refusal('access.username-taken');
    try {
      this.opening.rehearse(one, request);
      return null;
    } catch (error) {
      if (error instanceof Refusal) return error;
      throw error;
    }
  }
}
