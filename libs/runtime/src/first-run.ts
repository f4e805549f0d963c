import { randomInt, randomUUID, timingSafeEqual } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { checkCredentials, OpenAccounts } from '@app/application/access';
import { OrganizationRequest } from '@app/application/organizations';
import { dayOf, Refusal, type Outcome } from '@app/domain/kernel';
import { EventStore } from '@app/event-store';
import { sha256 } from '@app/ledger';
import { Clock } from '@app/platform/clock';
import { anyAccount, unitsMeant } from '@app/projections/access';
import { ReadModel } from '@app/projections/kernel';
import { rootUnits, unitById } from '@app/projections/organizations';
import { Operations } from '@app/vault';
import { newCounty, operatorRequest } from './operator.js';
import { severalServers, tenant } from './options.js';

/** The county that the server is for, and the person who will keep it. */
export type Founding = Readonly<{
  countyName: string;
  countyCode: string | null;
  username: string;
  displayName: string;
  password: string;
}>;

/** Letters and digits that nobody takes for one another. */
const alphabet = '23456789ABCDEFGHJKMNPQRSTUVWXYZ';

const aCode = (): string => {
  const letters = Array.from({ length: 12 }, () => alphabet[randomInt(alphabet.length)]!);
  return [0, 4, 8].map((at) => letters.slice(at, at + 4).join('')).join('-');
};

/** As people type it: any case, with or without the dashes. */
const plain = (code: string): string => code.toUpperCase().replace(/[^0-9A-Z]/g, '');

/** Where servers that work together keep the code until it is used. */
const codeKey = 'first-run/code';

/** How long the lists may take to show what was founded, in milliseconds. */
const patience = 10_000;

/**
 * The first county and the first administrator of an installation that has none. Whoever asks shows a code that only the
 * servers' consoles have shown: a stranger on the network cannot take a fresh server.
 */
@Injectable()
export class FirstRun {
  private readonly own = aCode();
  private turn: Promise<unknown> = Promise.resolve();

  constructor(
    private readonly store: EventStore,
    private readonly model: ReadModel,
    private readonly commands: CommandBus,
    private readonly clock: Clock,
    private readonly operations: Operations,
    @Inject(tenant) private readonly tenantName: string,
    @Inject(severalServers) private readonly several: boolean,
  ) {}

  /** Whether nobody has ever been given an account. A county alone was left behind by a crash, and is taken up again. */
  async needed(): Promise<boolean> {
    const { count } = await this.store.head();
    return count === 0 || (this.model.sequence >= count && !anyAccount(this.model.db));
  }

  /** The code, for the console and nowhere else; null when there is nothing to set up. */
  async invitation(): Promise<string | null> {
    return (await this.needed()) ? this.code() : null;
  }

  /** Whether this is the code. */
  async admits(code: string): Promise<boolean> {
    const [given, wanted] = [sha256(plain(code)), sha256(plain(await this.code()))];
    return timingSafeEqual(Buffer.from(given), Buffer.from(wanted));
  }

  /**
   * Registers the county and opens the administrator's account, one caller at a time.
   * @throws Refusal access.set-up-done, access.*, organization.*
   */
  found(founding: Founding): Promise<Outcome> {
    const mine = this.turn.then(() => this.foundNow(founding));
    this.turn = mine.catch(() => undefined);
    return mine;
  }

  /** Of several servers any may be asked: they have one code, the first one's. */
  private async code(): Promise<string> {
    if (!this.several) return this.own;
    const { checkpoints } = this.operations;
    await checkpoints.swap(codeKey, null, this.own);
    return (await checkpoints.get(codeKey)) ?? this.own;
  }

  private async foundNow({ countyName, countyCode, ...person }: Founding): Promise<Outcome> {
    if (!(await this.needed())) throw new Refusal('access.set-up-done');
    // Before the county: what can be refused is refused while nothing is written.
    checkCredentials(person);
    const unitId = this.countyThere(countyName) ?? (await this.registered(countyName, countyCode));
    const account = {
      ...person,
      accountId: randomUUID(),
      unitId,
      phone: null,
      email: null,
      mustChangePassword: false,
      grants: [{ role: 'administrator', unitId, from: dayOf(this.clock.now()), until: null }] as const,
    };
    const opening = new OpenAccounts([account], this.request());
    const [outcome] = await this.commands.execute<OpenAccounts, readonly Outcome[]>(opening);
    if (this.several) await this.operations.checkpoints.remove(codeKey);
    return this.shown(outcome!);
  }

  private countyThere(name: string): string | undefined {
    const { db } = this.model;
    return unitsMeant(db, rootUnits(db), name).find((id) => unitById(db, id)?.kind === 'county');
  }

  private async registered(name: string, code: string | null): Promise<string> {
    const id = randomUUID();
    const asked = new OrganizationRequest(id, newCounty(name, code), this.request());
    await this.shown(await this.commands.execute<OrganizationRequest, Outcome>(asked));
    return id;
  }

  private request() {
    return operatorRequest('set-up', this.tenantName, this.clock.now());
  }

  private async shown(outcome: Outcome): Promise<Outcome> {
    if (outcome.position !== null) await this.model.reached(outcome.position, patience);
    return outcome;
  }
}
