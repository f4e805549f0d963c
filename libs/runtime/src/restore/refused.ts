/** Nothing was restored and nothing was changed. The message (Chinese) says why, and what to do. */
export class RestoreRefused extends Error {
  override readonly name = 'RestoreRefused';
}
