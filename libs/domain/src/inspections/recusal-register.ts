import {
  effectiveDay,
  isDate,
  plusYears,
  Refusal,
  type Commands,
  type Decider,
  type EventCatalogue,
  type Facts,
} from '../kernel/index.js';

/** 负责人近亲属 | 近亲属在该单位就职或就读 | 本单位人员 | 离开不满三年 (浙江 第二十条, 重庆 第十二条). */
export type RecusalGround = 'relativeOfHead' | 'familyThere' | 'staff' | 'leftWithin3Years';

/** Why an inspector may not judge a unit, and from when until when. `until` is the first free day; null: until ended. */
export type RecusalEvent = Facts<{
  RecusalDeclared: {
    accountId: string;
    unitId: string;
    ground: RecusalGround;
    since: string;
    until: string | null;
  };
  RecusalEnded: { accountId: string; unitId: string; ground: RecusalGround; on: string; reason: string };
}>;

/** What can be asked of an inspector's register; the stream's id is the account's. */
export type RecusalCommand = Commands<{
  DeclareRecusal: {
    accountId: string;
    unitId: string;
    ground: RecusalGround;
    /** The day the inspector left the unit: three years from then are counted. */
    leftOn?: string;
  };
  EndRecusal: { unitId: string; ground: RecusalGround; reason: string };
}>;

type Entry = Readonly<{ unitId: string; ground: RecusalGround; until: string | null; open: boolean }>;

/** Every recusal ever declared by one inspector; `none` before the first. */
export type RecusalState = Readonly<{ status: 'none' | 'kept'; accountId: string | null; entries: readonly Entry[] }>;

const is = (entry: Pick<Entry, 'unitId' | 'ground'>) => (other: Entry) =>
  other.unitId === entry.unitId && other.ground === entry.ground;

/** An inspector's declarations. Ending one is for somebody else to confirm. */
export const recusalRegister: Decider<RecusalCommand, RecusalEvent, RecusalState> = {
  category: 'recusal',
  initial: { status: 'none', accountId: null, entries: [] },
  evolve(state, { type, data }) {
    const others = state.entries.filter((entry) => !is(data)(entry));
    const { accountId, unitId, ground } = data;
    const until = type === 'RecusalDeclared' ? data.until : null;
    return {
      status: 'kept',
      accountId,
      entries: [...others, { unitId, ground, until, open: type === 'RecusalDeclared' }],
    };
  },
  decide(command, state, context) {
    const entry = state.entries.find(is(command));
    const day = effectiveDay(command, context);
    switch (command.type) {
      case 'DeclareRecusal': {
        if (command.leftOn !== undefined && !isDate(command.leftOn))
          throw new Refusal('time.malformed', { field: 'leftOn', value: command.leftOn }, 'invalid');
        if (command.ground === 'leftWithin3Years' && command.leftOn === undefined)
          throw new Refusal('recusal.left-on-missing', {}, 'invalid');
        const until =
          command.ground === 'leftWithin3Years' && command.leftOn !== undefined ? plusYears(command.leftOn, 3) : null;
        if (entry?.open && entry.until === until) return [];
        if (state.accountId !== null && state.accountId !== command.accountId)
          throw new Refusal('recusal.other-account', { accountId: state.accountId }, 'invalid');
        if (context.actorId !== command.accountId && context.role !== 'supervisionDirector')
          throw new Refusal('recusal.for-another', { accountId: command.accountId }, 'forbidden');
        return [
          {
            type: 'RecusalDeclared',
            data: {
              accountId: command.accountId,
              unitId: command.unitId,
              ground: command.ground,
              since: command.ground === 'leftWithin3Years' && command.leftOn !== undefined ? command.leftOn : day,
              until,
            },
          },
        ];
      }
      case 'EndRecusal': {
        if (entry && !entry.open) return [];
        if (!entry || state.accountId === null)
          throw new Refusal('recusal.not-declared', { unitId: command.unitId, ground: command.ground }, 'not-found');
        if (context.actorId === state.accountId) throw new Refusal('recusal.own-ending', {}, 'forbidden');
        if (command.reason.trim() === '') throw new Refusal('recusal.reason-missing', {}, 'invalid');
        return [
          {
            type: 'RecusalEnded',
            data: {
              accountId: state.accountId,
              unitId: command.unitId,
              ground: command.ground,
              on: day,
              reason: command.reason,
            },
          },
        ];
      }
    }
  },
};

/** Storage contract of recusals. */
export const recusalEvents: EventCatalogue<RecusalEvent> = {
  category: 'recusal',
  versions: { RecusalDeclared: 1, RecusalEnded: 1 },
};
