/** What is at hand now, or comes later. */
export type Soon<Value> = Value | Promise<Value>;

/**
 * Goes on with what is at hand in the same turn, and with what comes later when it has come. The front of a request asks
 * a dozen questions whose answers are nearly always at hand: waiting a turn for each would cost more than asking them.
 */
export const soon = <Value, Next>(value: Soon<Value>, next: (value: Value) => Soon<Next>): Soon<Next> =>
  value instanceof Promise ? value.then(next) : next(value);

/** Goes through a list one by one, each with what the one before left. */
export const inTurn = <Item, Value>(
  items: readonly Item[],
  start: Soon<Value>,
  step: (value: Value, item: Item) => Soon<Value>,
): Soon<Value> => items.reduce<Soon<Value>>((value, item) => soon(value, (before: Value) => step(before, item)), start);
