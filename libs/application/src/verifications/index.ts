import type { Type } from '@nestjs/common';
import { VerificationHandler } from './verifications.handlers.js';

export * from './facts.js';
export * from './verifications.handlers.js';

/** What the runtime registers for this slice. */
export const verificationsHandlers: Type[] = [VerificationHandler];
