import type { Beat, Happening, Life } from './life.js';

type Waiting = Readonly<{ life: Life; beat: Beat; at: number; order: number }>;

const before = (one: Waiting, other: Waiting): boolean =>
  one.at < other.at || (one.at === other.at && one.order < other.order);

/** Lives told side by side, in the order of their days: the next beat of all is the next of the log. */
export class Schedule {
  private readonly heap: Waiting[] = [];
  private begun = 0;
  /** Milliseconds of the last beat: no later beat lies before it. */
  private now = 0;

  /** Takes in a life; it may begin while others are being told. */
  begin(life: Life): void {
    const { value, done } = life.next();
    if (!done) this.push({ life, beat: value, at: Math.max(value.at, this.now), order: this.begun++ });
  }

  /** Everything that happens, in order. What a beat decides to leave undone is left out. */
  *happenings(): Generator<Happening, void, void> {
    for (let waiting = this.pop(); waiting; waiting = this.pop()) {
      this.now = waiting.at;
      const happening = waiting.beat.act(this.now);
      if (happening) yield happening;
      const { value, done } = waiting.life.next();
      if (!done) this.push({ ...waiting, beat: value, at: Math.max(value.at, this.now) });
    }
  }

  private push(waiting: Waiting): void {
    const { heap } = this;
    let place = heap.push(waiting) - 1;
    for (let above = (place - 1) >> 1; place > 0 && before(waiting, heap[above]!); above = (place - 1) >> 1) {
      heap[place] = heap[above]!;
      place = above;
    }
    heap[place] = waiting;
  }

  private pop(): Waiting | undefined {
    const { heap } = this;
    const first = heap[0];
    const last = heap.pop();
    if (first && last && heap.length > 0) this.sink(last);
    return first;
  }

  private sink(waiting: Waiting): void {
    const { heap } = this;
    let place = 0;
    for (let child = 1; child < heap.length; child = 2 * place + 1) {
      if (child + 1 < heap.length && before(heap[child + 1]!, heap[child]!)) child += 1;
      if (!before(heap[child]!, waiting)) break;
      heap[place] = heap[child]!;
      place = child;
    }
    heap[place] = waiting;
  }
}
