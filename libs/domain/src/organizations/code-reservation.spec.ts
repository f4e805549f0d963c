import { it } from '@jest/globals';
import { given } from '@test/given';
import { codeReservation } from './code-reservation.js';
import type { ReservationCommand } from './commands.js';
import type { ReservationEvent } from './events.js';

const code = '2121000001';
const reserve = (unitId: string): ReservationCommand => ({ type: 'ReserveUnitCode', code, unitId });
const release = (unitId: string): ReservationCommand => ({ type: 'ReleaseUnitCode', code, unitId });
const reserved: ReservationEvent = { type: 'UnitCodeReserved', data: { code, unitId: 'school-1' } };
const released: ReservationEvent = { type: 'UnitCodeReleased', data: { code, unitId: 'school-1' } };

it('a code belongs to the first unit that takes it', () => {
  given(codeReservation, []).when(reserve('school-1')).yields([reserved]);
  given(codeReservation, [reserved]).when(reserve('school-1')).yields([]);
  given(codeReservation, [reserved]).when(reserve('school-2')).refuses('organization.code-taken');
});

it('only its holder gives it back, and then it is free', () => {
  given(codeReservation, [reserved]).when(release('school-1')).yields([released]);
  given(codeReservation, [reserved, released]).when(release('school-1')).yields([]);
  given(codeReservation, [reserved]).when(release('school-2')).yields([]);
  given(codeReservation, [reserved, released]).when(reserve('school-1')).yields([reserved]);
});
