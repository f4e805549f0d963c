import { Refusal, type Decider } from '@app/domain/kernel';
import type { ReservationCommand } from './commands.js';
import type { ReservationEvent } from './events.js';

/** Who holds the code that this stream is named after. */
export type ReservationState = Readonly<{ status: 'free' } | { status: 'held'; unitId: string }>;

/** The stream id of a code's reservation: one stream a code makes the code unique. */
export const codeReservationId = (code: string): string => `unit-code.${code}`;

/** Uniqueness of 学校(机构)标识码: the first append to the code's stream wins. */
export const codeReservation: Decider<ReservationCommand, ReservationEvent, ReservationState> = {
  category: 'reservation',
  initial: { status: 'free' },
  evolve: (_, event) =>
    event.type === 'UnitCodeReserved' ? { status: 'held', unitId: event.data.unitId } : { status: 'free' },
  decide(command, state) {
    const held = state.status === 'held' ? state.unitId : undefined;
    switch (command.type) {
      case 'ReserveUnitCode':
        if (held === command.unitId) return [];
        if (held !== undefined) throw new Refusal('organization.code-taken', { code: command.code, unitId: held });
        return [{ type: 'UnitCodeReserved', data: { code: command.code, unitId: command.unitId } }];
      case 'ReleaseUnitCode':
        if (held !== command.unitId) return [];
        return [{ type: 'UnitCodeReleased', data: { code: command.code, unitId: command.unitId } }];
    }
  },
};
