/** What a command came to. */
export class OutcomeDto {
  /**
   * The thing that was addressed or made.
   * @example "0b6c1d5e-5d0e-5b6a-9c3e-2f1a7d7c9e01"
   */
  id: string;

  /**
   * Its stream in the log.
   * @example "hj.main.account-0b6c1d5e-5d0e-5b6a-9c3e-2f1a7d7c9e01"
   */
  stream: string;

  /**
   * Last revision of the stream, for If-Match.
   * @example 3
   */
  revision: number;

  /**
   * Whether it was done now, was already so, or was answered before under the same key.
   * @example "done"
   */
  outcome: 'done' | 'nothing' | 'repeated';

  /** The engine's place, for X-After-Position. */
  position: string | null;

  /**
   * Number in the log, for proofs and reports.
   * @example 128
   */
  sequence: number | null;

  /** Present and true when the lists do not show it yet. */
  stale?: boolean;
}
