import type { AssumptionKind } from './assumptions';

/**
 * A number as people write it, as the server reads it: without the commas between its thousands (`4,120`), nor, where percents
 * are asked for, the sign after it (`5%`). Whatever else is written stays, and is told by the server.
 */
export const typed = (text: string, kind: AssumptionKind): string => {
  // Full-width signs are what a Chinese keyboard gives.
  const plain = text.normalize('NFKC').trim();
  const bare = kind === 'growth' ? plain.replace(/\s*%$/, '') : plain;
  return /^[+-]?\d{1,3}(,\d{3})+(\.\d+)?$/.test(bare) ? bare.replaceAll(',', '') : bare;
};
