/** Nothing was restored. The message (Chinese) says why, what to do, and that nothing was changed where nothing was. */
export class RestoreRefused extends Error {
  override readonly name = 'RestoreRefused';
}
