type Kept<Value> = Readonly<{ edition: string; value: Value; weight: number }>;

/**
 * Answers about the present, one a question: what a newer edition answers takes the place of the older answer, which
 * nobody can ask for again. The questions unused for longest go first.
 */
export class Present<Value> {
  private readonly values = new Map<string, Kept<Value>>();
  private weight = 0;

  /** @param most what all answers together may weigh; the one given last is kept whatever it weighs */
  constructor(
    private readonly most: number,
    private readonly weightOf: (value: Value) => number = () => 1,
  ) {}

  /** The answer kept under this edition, or a new one, which is then kept. */
  get(question: string, edition: string, make: () => Value): Value {
    const kept = this.values.get(question);
    const value = kept?.edition === edition ? kept.value : make();
    const weight = this.weightOf(value);
    this.drop(question);
    this.values.set(question, { edition, value, weight });
    this.weight += weight;
    for (const oldest of this.values.keys()) {
      if (this.weight <= this.most || this.values.size === 1) break;
      this.drop(oldest);
    }
    return value;
  }

  private drop(question: string): void {
    this.weight -= this.values.get(question)?.weight ?? 0;
    this.values.delete(question);
  }
}
