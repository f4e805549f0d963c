import type { DeadlineProfile } from '../rules.js';
import { fallingBack } from './entries.js';
import { national } from './national.js';
import { chongqing, shandong, shanghai, zhejiang } from './provinces.js';

/** Every profile that a county can adopt. */
export const deadlineProfiles: readonly DeadlineProfile[] = [
  national,
  chongqing,
  shanghai,
  zhejiang,
  shandong,
  fallingBack(national, 'liaoning', '辽宁'),
  fallingBack(national, 'jiangxi', '江西'),
];

/** What holds where a county has adopted nothing. */
export const nationalProfile = national;

/** A profile by its id. */
export const deadlineProfile = (id: string): DeadlineProfile | undefined =>
  deadlineProfiles.find((profile) => profile.id === id);
