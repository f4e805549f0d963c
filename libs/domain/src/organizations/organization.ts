import { effectiveDay, Refusal, type Decider } from '@app/domain/kernel';
import type { OrganizationCommand } from './commands.js';
import type { OrganizationEvent } from './events.js';
import { checkForm } from './form.js';
import { placed, standingOn, type Standing } from './place.js';

type Dated = Readonly<{ value: string; from: string }>;
type Registered = Standing &
  Readonly<{ unitId: string; registeredFrom: string; names: readonly Dated[]; parents: readonly Dated[] }>;
type Ended = Registered & Readonly<{ endedFrom: string }>;

/** A unit is not there, stands, or has ended in one of three ways. An end may lie in the future. */
export type OrganizationState =
  | Readonly<{ status: 'absent' }>
  | (Registered & Readonly<{ status: 'open' }>)
  | (Ended & Readonly<{ status: 'merged'; into: string }>)
  | (Ended & Readonly<{ status: 'split'; into: readonly string[] }>)
  | (Ended & Readonly<{ status: 'closed'; reason: string }>);

/** The value in force on a day: the latest date not after it wins, and of two on one date the one recorded last. */
const inForce = (changes: readonly Dated[], day: string): string | undefined =>
  changes.reduce<Dated | undefined>(
    (best, change) => (change.from <= day && (!best || change.from >= best.from) ? change : best),
    undefined,
  )?.value;

const evolve = (state: OrganizationState, event: OrganizationEvent): OrganizationState => {
  if (event.type === 'UnitRegistered') {
    const { unitId, kind, schoolType, stage, name, parentId, effectiveFrom: from } = event.data;
    const parents = parentId === null ? [] : [{ value: parentId, from }];
    return {
      status: 'open',
      unitId,
      kind,
      schoolType,
      stage,
      registeredFrom: from,
      names: [{ value: name, from }],
      parents,
    };
  }
  if (state.status === 'absent') return state;
  const from = event.data.effectiveFrom;
  switch (event.type) {
    case 'UnitRenamed':
      return { ...state, names: [...state.names, { value: event.data.name, from }] };
    case 'UnitMoved':
      return { ...state, parents: [...state.parents, { value: event.data.parentId, from }] };
    case 'UnitMerged':
      return { ...state, status: 'merged', into: event.data.into, endedFrom: from };
    case 'UnitSplit':
      return { ...state, status: 'split', into: event.data.into, endedFrom: from };
    case 'UnitClosed':
      return { ...state, status: 'closed', reason: event.data.reason, endedFrom: from };
  }
};

const distinct = (ids: readonly string[]): readonly string[] => [...new Set(ids)].sort();

/** Whether the unit has already ended just so: the repeat of a command that came before. */
const endedSo = (state: OrganizationState, command: OrganizationCommand, day: string): boolean => {
  if (state.status === 'absent' || state.status === 'open' || state.endedFrom !== day) return false;
  if (command.type === 'MergeUnit') return state.status === 'merged' && state.into === command.into;
  if (command.type === 'SplitUnit')
    return state.status === 'split' && state.into.join() === distinct(command.into).join();
  return command.type === 'CloseUnit' && state.status === 'closed' && state.reason === command.reason.trim();
};

const register = (
  command: Extract<OrganizationCommand, { type: 'RegisterUnit' }>,
  state: OrganizationState,
  day: string,
): readonly OrganizationEvent[] => {
  const name = command.name.trim();
  if (state.status !== 'absent') {
    const same =
      inForce(state.names, state.registeredFrom) === name &&
      state.kind === command.kind &&
      (inForce(state.parents, state.registeredFrom) ?? null) === command.parentId;
    if (same) return [];
    throw new Refusal('organization.already-registered', { unitId: state.unitId });
  }
  checkForm(command);
  const parent = placed(command, command.parentId, command.parent, day);
  const { unitId, kind, parentId, code, schoolType, stage, departmentType, urbanRural, sharedBuildings } = command;
  return [
    {
      type: 'UnitRegistered',
      data: {
        unitId,
        kind,
        name,
        parentId,
        parent,
        code,
        schoolType,
        stage,
        departmentType,
        urbanRural,
        sharedBuildings,
        effectiveFrom: day,
      },
    },
  ];
};

/** The tree of who is responsible for whom, one stream a unit (办学布局调整 is dated, never overwritten). */
export const organization: Decider<OrganizationCommand, OrganizationEvent, OrganizationState> = {
  category: 'organization',
  initial: { status: 'absent' },
  evolve,
  decide(command, state, context) {
    const day = effectiveDay(command, context);
    if (command.type === 'RegisterUnit') return register(command, state, day);
    if (state.status === 'absent') throw new Refusal('organization.unknown-unit', {}, 'not-found');
    if (endedSo(state, command, day)) return [];
    const { unitId } = state;
    if (day < state.registeredFrom)
      throw new Refusal(
        'organization.before-registration',
        { unitId, registeredFrom: state.registeredFrom },
        'invalid',
      );
    const ends = command.type !== 'RenameUnit' && command.type !== 'MoveUnit';
    if (state.status !== 'open' && (ends || day >= state.endedFrom))
      throw new Refusal('organization.ended', { unitId, endedFrom: state.endedFrom });
    switch (command.type) {
      case 'RenameUnit': {
        const name = command.name.trim();
        if (name === '') throw new Refusal('organization.name-missing', { field: 'name' }, 'invalid');
        if (inForce(state.names, day) === name) return [];
        return [{ type: 'UnitRenamed', data: { unitId, name, effectiveFrom: day } }];
      }
      case 'MoveUnit': {
        if (inForce(state.parents, day) === command.parentId) return [];
        const parent = placed(state, command.parentId, command.parent, day);
        if (!parent) return [];
        return [{ type: 'UnitMoved', data: { unitId, parentId: command.parentId, parent, effectiveFrom: day } }];
      }
      case 'MergeUnit': {
        if (command.into === unitId) throw new Refusal('organization.into-itself', { unitId }, 'invalid');
        sameKind(state, standingOn(command.target.value, command.into, day));
        const { into, target } = command;
        return [{ type: 'UnitMerged', data: { unitId, into, intoSequence: target.sequence, effectiveFrom: day } }];
      }
      case 'SplitUnit': {
        const into = distinct(command.into);
        if (into.includes(unitId)) throw new Refusal('organization.into-itself', { unitId }, 'invalid');
        if (into.length < 2) throw new Refusal('organization.split-needs-two', { unitId }, 'invalid');
        for (const id of into)
          sameKind(
            state,
            standingOn(
              command.targets.value.find((unit) => unit.unitId === id),
              id,
              day,
            ),
          );
        const { sequence } = command.targets;
        return [{ type: 'UnitSplit', data: { unitId, into, intoSequence: sequence, effectiveFrom: day } }];
      }
      case 'CloseUnit': {
        const reason = command.reason.trim();
        if (reason === '') throw new Refusal('organization.reason-missing', { field: 'reason' }, 'invalid');
        return [{ type: 'UnitClosed', data: { unitId, reason, effectiveFrom: day } }];
      }
    }
  },
};

const sameKind = (unit: Standing & Readonly<{ unitId: string }>, other: Readonly<{ unitId: string; kind: string }>) => {
  if (unit.kind !== other.kind)
    throw new Refusal(
      'organization.other-kind',
      { unitId: other.unitId, kind: unit.kind, otherKind: other.kind },
      'invalid',
    );
};
