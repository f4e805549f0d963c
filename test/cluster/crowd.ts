import { dayOf, plusDays } from '@app/domain/kernel';
import type { Client } from '../support/client.js';
import type { Cluster } from './cluster.js';
import { assignment, department, issue, renaming, school, type Done } from './commands.js';
import { Book, insisted, readBack } from './load.js';
import { opened, signedIn } from './people.js';

/** People at work through the proxy, until they are told to stop. */
export class Crowd {
  private readonly stopping = new AbortController();
  private working: Promise<unknown> = Promise.resolve();

  private constructor(
    readonly book: Book,
    private readonly admins: readonly Client[],
    private readonly directors: readonly Client[],
    private readonly county: string,
    private readonly shared: string,
  ) {}

  /** Two administrators and two directors of one county, each signed in by themselves. */
  static async signedIn(cluster: Cluster): Promise<Crowd> {
    const data = cluster.dataOf(cluster.apis[0]!);
    const keeper = await opened(data, 'keeper', '--new-county', '试用县');
    const others = [await opened(data, 'keeper2', '--unit', keeper.unitId)];
    for (const name of ['director1', 'director2'])
      others.push(await opened(data, name, '--role', '督导室主任', '--unit', keeper.unitId));
    const [first, second, ...directors] = await Promise.all(
      [keeper, ...others].map((account) => signedIn(cluster.url, account)),
    );
    const book = new Book();
    const shared = await insisted(first!, department(keeper.unitId), book);
    return new Crowd(book, [first!, second!], directors, keeper.unitId, shared!.id);
  }

  /** Begins: so many of each kind, one command under way at any time each. */
  work(each = 3): void {
    const many = <Item>(items: readonly Item[]) => Array.from({ length: each }, () => items).flat();
    this.working = Promise.all([
      ...many(this.admins).map((client) => this.administer(client)),
      ...many(this.directors).map((client) => this.direct(client)),
    ]);
  }

  /** Nobody begins anything more; resolves when what was begun is answered. */
  async stop(): Promise<void> {
    this.stopping.abort();
    await this.working;
  }

  private async administer(client: Client): Promise<void> {
    for (let n = 0; !this.stopping.signal.aborted; n++) {
      const makes = [department, school];
      const sent = n % 3 === 2 ? renaming(this.shared) : makes[n % 3]!(this.county);
      const done = await insisted(client, sent, this.book);
      if (done && n % 3 < 2) await readBack(client, `/api/organizations/units/${done.id}`, done, this.book);
    }
  }

  private async direct(client: Client): Promise<void> {
    const today = dayOf(new Date().toISOString());
    while (!this.stopping.signal.aborted) {
      const raised: Done | null = await insisted(client, issue(this.shared), this.book);
      if (!raised) continue;
      await readBack(client, `/api/issues/${raised.id}`, raised, this.book);
      await insisted(client, assignment(raised.id, this.shared, plusDays(today, 3)), this.book, raised);
    }
  }
}
