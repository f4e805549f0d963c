import {
  Refusal,
  type Commands,
  type Decider,
  type EventCatalogue,
  type Facts,
  type Request,
} from '@app/domain/kernel';

/** The smallest stream there is, for specs of machinery. */
export type CounterEvent = Facts<{ CounterRaised: { by: number }; CounterNamed: { name: string } }>;
export type CounterCommand = Commands<{ Raise: { by: number }; Name: { name: string } }>;
export type CounterState = Readonly<{ total: number; name: string | null }>;

export const counterEvents: EventCatalogue<CounterEvent> = {
  category: 'counter',
  versions: { CounterRaised: 1, CounterNamed: 1 },
};

export const counter: Decider<CounterCommand, CounterEvent, CounterState> = {
  category: 'counter',
  initial: { total: 0, name: null },
  evolve: (state, event) =>
    event.type === 'CounterRaised'
      ? { ...state, total: state.total + event.data.by }
      : { ...state, name: event.data.name },
  decide(command, state) {
    if (command.type === 'Name') {
      return state.name === command.name ? [] : [{ type: 'CounterNamed', data: { name: command.name } }];
    }
    if (command.by < 0) throw new Refusal('counter.downwards', { by: command.by });
    return [{ type: 'CounterRaised', data: { by: command.by } }];
  },
};

/** A request like those of the edge; `n` makes command id and digest. */
export const requested = (n: number, more: Partial<Request> = {}): Request => ({
  commandId: `00000000-0000-5000-8000-${String(n).padStart(12, '0')}`,
  digest: String(n).padStart(64, '0'),
  actor: { id: 'account-1', role: 'inspector', unit: 'county-1' },
  tenant: 'main',
  correlationId: `00000000-0000-5000-9000-${String(n).padStart(12, '0')}`,
  causationId: null,
  at: '2025-03-03T01:00:00.000Z',
  ...more,
});
