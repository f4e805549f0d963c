/** Reasons that have words of their own; every other code is shown as it is. */
const worded: ReadonlySet<string> = new Set([
  'not-configured',
  'line-gone',
  'no-address',
  'blocked-address',
  'redirected',
  'timeout',
  'unreachable',
  'smtp-sign-in',
  'unreadable-answer',
  'file-unwritable',
]);

/** Key of the words for why something was not delivered, under `notifications.reasons`. */
export const reasonKey = (code: string): string => `notifications.reasons.${worded.has(code) ? code : 'refused'}`;
