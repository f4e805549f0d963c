/** A failed check or a mistake at the keyboard: its sentence is already written, only the exit code is left. */
export class Failed extends Error {
  override readonly name = 'Failed';
}
