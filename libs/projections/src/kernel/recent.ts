/** The last few answers, by key; the one unused for longest goes first. */
export class Recent<Value> {
  private readonly values = new Map<string, Value>();

  constructor(private readonly limit: number) {}

  /** The kept answer, or a new one, which is then kept. */
  get(key: string, make: () => Value): Value {
    const kept = this.values.get(key);
    const value = kept ?? make();
    this.values.delete(key);
    this.values.set(key, value);
    const [oldest] = this.values.keys();
    if (this.values.size > this.limit && oldest !== undefined) this.values.delete(oldest);
    return value;
  }

  /** Forgets an answer, if that is still the one that is kept. */
  drop(key: string, value: Value): void {
    if (this.values.get(key) === value) this.values.delete(key);
  }
}
