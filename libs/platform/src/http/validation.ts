import { ValidationPipe } from '@nestjs/common';
import { Problem } from './problem.js';
import { fieldErrors } from './validation-messages.js';

/**
 * Checks bodies and queries against their DTO: unknown fields are errors, values are never converted
 * (a DTO says `@Type(() => Number)` where a query parameter is a number).
 */
export const validationPipe = (): ValidationPipe =>
  new ValidationPipe({
    whitelist: true,
    forbidNonWhitelisted: true,
    forbidUnknownValues: true,
    transform: true,
    // The messages are looked up in the target's declaration; the target itself is not sent.
    validationError: { target: true },
    exceptionFactory: (errors) => new Problem(400, 'request.invalid', {}, fieldErrors(errors)),
  });
