/**
 * Where events stand in the log, by their ids. A port of its own: whoever may only name a point, such as 模拟, has no way to
 * the store from here.
 */
export abstract class EventIds {
  /** Null: there is no such event. */
  abstract sequenceOf(id: string): Promise<number | null>;
}
