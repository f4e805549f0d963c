import type { Type } from '@nestjs/common';
import { AccessHandler } from './access.handlers.js';
import { ImportAccountsHandler } from './import-accounts.handler.js';
import { OpenAccountsHandler } from './open-accounts.handler.js';
import { ResetPasswordHandler } from './reset-password.handler.js';
import { SignIn } from './sign-in.js';

export * from './access.handlers.js';
export * from './account-file.js';
export * from './facts.js';
export * from './import-accounts.handler.js';
export * from './open-accounts.handler.js';
export * from './reset-password.handler.js';
export * from './sign-in.js';

/** What the runtime registers for this slice. */
export const accessHandlers: Type[] = [AccessHandler, OpenAccountsHandler, ImportAccountsHandler, ResetPasswordHandler];

/** Injectable services of this slice that are no command handlers; the runtime provides and exports them. */
export const accessServices: Type[] = [SignIn];
