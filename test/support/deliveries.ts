import type { AccessEvent, Role } from '@app/domain/access';
import type { RectificationEvent } from '@app/domain/rectifications';
import type { InspectionEvent } from '@app/domain/inspections';
import type { EventStore } from '@app/event-store';
import { Channels, NotDelivered, type Channel, type ChannelName, type Message } from '@app/platform/channels';
import { SuppliedClock } from '@app/platform/clock';
import { allProjections } from '@app/projections';
import type { ReadModel } from '@app/projections/kernel';
import { DeliveryHome, DeliverySettings, WakeDesk } from '@app/runtime';
import { InMemoryOperations, InMemoryVault, type Operations } from '@app/vault';
import { Deliveries } from '../../apps/worker/src/notifications/deliveries.service.js';
import type { QueueOptions } from '../../apps/worker/src/queued/options.js';
import { unit } from './county.js';
import { visit } from './inspection-life.js';
import { past } from './issue-life.js';
import { apply, projected, recorded, type Happening } from './projected.js';

/** What a way out was given. */
export type Given = Readonly<{ channel: ChannelName; address: string; message: Message; at: string }>;

const account = (accountId: string, role: Role, unitId: string): readonly Happening[] => {
  const seen = { kind: 'school', sequence: 1 };
  const facts: readonly AccessEvent[] = [
    { type: 'AccountOpened', data: { accountId, unitId, unit: seen } },
    { type: 'RoleGranted', data: { accountId, role, unitId, unit: seen, from: '2024-01-01', until: null } },
  ];
  return facts.map((fact) => ({ in: `account-${accountId}`, fact }));
};

const county: readonly Happening[] = [
  unit('county', 'county-1', null, { name: '彰武县' }),
  unit('department', 'department-1', 'county-1', { name: '财政局' }),
  unit('school', 'school-1', 'county-1', { name: '第一小学', schoolType: 'primary' }),
  ...account('director-1', 'supervisionDirector', 'county-1'),
  ...account('principal-1', 'principal', 'school-1'),
  // Has no address: is told in the inbox alone.
  ...account('finance-1', 'responsibleUnit', 'department-1'),
];

/** An issue of its own, ordered to be put right: the school is told, for its digest. */
const ordered = (n: number): readonly Happening[] =>
  past.assigned.slice(0, 2).map((fact) => {
    const text = JSON.stringify(fact).replaceAll('issue-1', `issue-${n}`);
    return { in: `rectification-issue-${n}`, fact: JSON.parse(text) as RectificationEvent };
  });

/** An inspection that the school is told of: urgent. */
const noticed = (n: number): readonly Happening[] =>
  visit.noticed.map((fact) => {
    const text = JSON.stringify(fact).replaceAll('inspection-1', `inspection-${n}`);
    return { in: `inspection-inspection-${n}`, fact: JSON.parse(text) as InspectionEvent };
  });

/** What can be told next: an order (for the digest), an inspection (at once), or that the principal has left. */
export type Telling = 'order' | 'inspection' | 'leaves';

const happeningsOf = (tellings: readonly Telling[]): readonly (readonly Happening[])[] =>
  tellings.map((telling, index) =>
    telling === 'order'
      ? ordered(index + 1)
      : telling === 'inspection'
        ? noticed(index + 1)
        : [
            {
              in: 'account-principal-1',
              fact: { type: 'AccountClosed', data: { accountId: 'principal-1', reason: 'left' } },
            },
          ],
  );

/** Deliveries over a county of one school, with ways out that keep what they are given, and a clock to move. */
export class DeliveryStage {
  readonly given: Given[] = [];
  readonly operations: Operations;
  readonly clock: SuppliedClock;
  readonly settings: DeliverySettings;
  readonly deliveries: Deliveries;
  /** Where wakes of deliveries arrive. */
  readonly desk: WakeDesk;
  /** Makes the next calls of a way out fail. */
  fail: (channel: ChannelName, line: string) => NotDelivered | undefined = () => undefined;
  private readonly show: (from: number, to: number) => void;
  private readonly ends: readonly number[];
  private shown: number;

  private constructor(
    tellings: readonly Telling[],
    names: readonly ChannelName[],
    at: string,
    operations: Operations,
    private readonly vault: InMemoryVault,
    queues: QueueOptions | undefined,
    lines: readonly string[],
  ) {
    const parts = happeningsOf(tellings);
    const all = [...county, ...parts.flat()];
    const events = recorded(all);
    const db = projected(allProjections, county);
    this.show = (from, to) => apply(db, allProjections, events.slice(from, to));
    let end = county.length;
    this.ends = parts.map((part) => (end += part.length));
    this.shown = county.length;
    const sequence = () => this.shown;
    const model = {
      db,
      get sequence() {
        return sequence();
      },
      get position() {
        return events[sequence() - 1]?.position ?? null;
      },
      onMoved: () => () => undefined,
    } as unknown as ReadModel;
    const store = { head: async () => ({ count: this.shown, position: null }) } as unknown as EventStore;
    this.operations = operations;
    this.clock = new SuppliedClock(at);
    this.settings = new DeliverySettings(operations);
    const channels = new Channels(
      names.map((name) => this.channel(name)),
      'https://hj.example',
      lines.map((id) => ({ id, label: id, kind: 'dingtalk', counties: null, channel: this.channel('dingtalk', id) })),
    );
    const home = new DeliveryHome(operations, null);
    this.desk = new WakeDesk({} as never, this.clock, model, false);
    this.deliveries = new Deliveries(
      store,
      home,
      model,
      operations,
      vault,
      this.settings,
      channels,
      this.clock,
      this.desk,
      queues,
    );
  }

  static async start(
    tellings: readonly Telling[],
    {
      channels = ['email'],
      at = '2025-03-18T02:00:00.000Z',
      operations = new InMemoryOperations(),
      queues,
      lines = [],
    }: Readonly<{
      channels?: readonly ChannelName[];
      at?: string;
      operations?: Operations;
      queues?: QueueOptions;
      /** Ids of 钉钉 groups that counties may choose. */
      lines?: readonly string[];
    }> = {},
  ): Promise<DeliveryStage> {
    const vault = new InMemoryVault();
    await vault.add(
      ['director-1', 'principal-1'].map((accountId) => ({
        accountId,
        username: accountId,
        displayName: accountId,
        phone: '13812345678',
        email: `${accountId}@example.cn`,
        passwordHash: null,
        mustChangePassword: false,
        createdAt: at,
      })),
    );
    const stage = new DeliveryStage(tellings, channels, at, operations, vault, queues, lines);
    await stage.deliveries.onApplicationBootstrap();
    return stage;
  }

  /** Lets the lists show so many more of the tellings. */
  tell(many = 1): void {
    const told = this.ends.filter((end) => end <= this.shown).length;
    const to = this.ends[Math.min(told + many, this.ends.length) - 1] ?? this.shown;
    this.show(this.shown, to);
    this.shown = Math.max(this.shown, to);
  }

  /** Moves the clock to an hour of a day in the bureau's zone, and looks into the outbox. */
  async at(day: string, time: string): Promise<readonly Given[]> {
    return this.look(new Date(`${day}T${time}:00.000+08:00`).toISOString());
  }

  /** Looks at an instant; answers what went out then. */
  async look(at: string): Promise<readonly Given[]> {
    this.clock.set(at);
    const before = this.given.length;
    await this.deliveries.look();
    return this.given.slice(before);
  }

  async forgetAddress(accountId: string): Promise<void> {
    await this.vault.setContact(accountId, { displayName: accountId, phone: null, email: null });
  }

  close(): Promise<void> {
    return this.deliveries.beforeApplicationShutdown();
  }

  private channel(name: ChannelName, line = ''): Channel {
    const audience = name === 'webhook' ? 'machine' : name === 'dingtalk' || name === 'wecom' ? 'group' : 'person';
    return {
      name,
      audience,
      send: async (message, address) => {
        const failure = this.fail(name, line);
        if (failure) throw failure;
        this.given.push({ channel: name, address: address + line, message, at: this.clock.now() });
        return { id: `r-${message.id}` };
      },
    };
  }
}
