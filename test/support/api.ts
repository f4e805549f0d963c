import { randomUUID } from 'node:crypto';
import { CommandBus } from '@nestjs/cqrs';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { OpenAccounts } from '@app/application/access';
import { OrganizationRequest, type RegistrationAsk } from '@app/application/organizations';
import { Attachments } from '@app/attachments';
import type { Role } from '@app/domain/access';
import type { Evidence, Outcome, Request } from '@app/domain/kernel';
import { SuppliedClock } from '@app/platform/clock';
import { readConfig } from '@app/platform/config';
import { ReadPosition } from '@app/platform/http';
import { createApp, type AppOptions } from '../../apps/api/src/bootstrap.js';
import { Client } from './client.js';
import { temporaryDirectory } from './temporary.js';

export { Client, type Answer } from './client.js';

/** A password that will do. */
export const password = 'correct horse battery';

/** The API on a real SQLite file, listening; what the specs need to set a stage as the system, and to call as people. */
export class Api {
  private constructor(
    readonly app: NestFastifyApplication,
    readonly clock: SuppliedClock,
    readonly base: string,
    /** The data directory. */
    readonly data: string,
    private readonly remove: () => void,
  ) {}

  static async start(
    variables: Readonly<Record<string, string>> = {},
    options: Partial<AppOptions> = {},
    at = '2025-03-03T01:00:00.000Z',
  ): Promise<Api> {
    const { directory, remove } = temporaryDirectory();
    const clock = new SuppliedClock(at);
    const config = readConfig({ HENGJIAN_DATA: directory, SIGN_INS_PER_MINUTE: '10000', ...variables });
    const app = await createApp({ config, logger: false, ...options, runtime: { ...options.runtime, clock } });
    await app.listen(0, '127.0.0.1');
    return new Api(app, clock, await app.getUrl(), config.dataDir, remove);
  }

  async close(): Promise<void> {
    await this.app.close();
    this.remove();
  }

  /** Somebody who has not signed in, or a program with a token. */
  client(bearer?: string): Client {
    return new Client(this.base, bearer);
  }

  /** What the system itself asks. */
  system(): Request {
    return {
      commandId: randomUUID(),
      digest: '0'.repeat(64),
      actor: { id: 'system', role: 'process', unit: 'system' },
      tenant: 'main',
      correlationId: randomUUID(),
      causationId: null,
      at: this.clock.now(),
    };
  }

  /** Waits until the read model shows what a command did. */
  async shown(outcome: Outcome): Promise<Outcome> {
    if (outcome.position !== null) await this.app.get(ReadPosition).reached(outcome.position, 60_000);
    return outcome;
  }

  /** Registers a unit; answers its id. */
  async unit(
    kind: RegistrationAsk['kind'],
    parentId: string | null,
    more: Partial<RegistrationAsk> = {},
  ): Promise<string> {
    const id = randomUUID();
    const command: RegistrationAsk = {
      type: 'RegisterUnit',
      kind,
      name: `${kind} ${id.slice(0, 8)}`,
      parentId,
      code: null,
      schoolType: kind === 'school' ? 'primary' : null,
      stage: null,
      departmentType: kind === 'department' ? 'other' : null,
      urbanRural: null,
      sharedBuildings: false,
      ...more,
    };
    await this.shown(await this.app.get(CommandBus).execute(new OrganizationRequest(id, command, this.system())));
    return id;
  }

  /** Opens an account with `password`, which need not be changed; answers its id. */
  async account(username: string, unitId: string, roles: readonly Role[]): Promise<string> {
    const accountId = randomUUID();
    const grants = roles.map((role) => ({ role, unitId, from: '2020-01-01', until: null }));
    const person = { username, displayName: username, phone: null, email: null, password, mustChangePassword: false };
    const account = { accountId, unitId, ...person, grants };
    const outcomes = await this.app
      .get(CommandBus)
      .execute<OpenAccounts, Outcome[]>(new OpenAccounts([account], this.system()));
    for (const outcome of outcomes) await this.shown(outcome);
    return accountId;
  }

  /** Keeps a file; answers what commands take as evidence. */
  async evidence(content = '%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n'): Promise<Evidence> {
    const { hash, mediaType, bytes } = await this.app.get(Attachments).put(Buffer.from(content));
    return { hash, mediaType, bytes };
  }

  /** Somebody who has signed in. */
  async as(username: string, secret = password): Promise<Client> {
    const client = this.client();
    const { status } = await client.post('/api/session', { username, password: secret });
    if (status !== 201) throw new Error(`${username} could not sign in: ${status}`);
    return client;
  }
}
