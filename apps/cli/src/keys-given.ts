import { trustOf } from '../../verifier/src/trust.js';
import { path } from './output.js';

/** Keys as typed: as they are printed, or files with one. @throws WrongTrust */
export const keysGiven = (typed: readonly string[]) =>
  trustOf(
    typed.map((one) => (one.includes('+') ? one : path(one))),
    [],
  ).keys;
