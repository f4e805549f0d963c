import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';
import { answersWithin } from '../health/index.js';
import { definitions, type MetricName } from './definitions.js';

type Labels = Readonly<Record<string, string>>;

/** Half a millisecond to ten seconds. */
const buckets = [0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10];

/** What those who gather figures may take together, in milliseconds: a scrape is told of the rest the next time. */
const patience = 2000;

/** The figures of one process, in a registry of its own: several stand side by side in one process's specs. */
export class Metrics {
  private readonly registry = new Registry();
  private readonly made = new Map<MetricName, Counter | Gauge | Histogram>();
  private readonly gatherers: (() => Promise<void>)[] = [];

  constructor() {
    // Event-loop delay, memory, processor time, collections.
    collectDefaultMetrics({ register: this.registry });
  }

  /** Counts up. */
  count(name: MetricName, labels: Labels = {}, by = 1): void {
    (this.of(name) as Counter).inc(labels, by);
  }

  /** How it is now. */
  set(name: MetricName, value: number, labels: Labels = {}): void {
    (this.of(name) as Gauge).set(labels, value);
  }

  /** Something took so many seconds. */
  took(name: MetricName, seconds: number, labels: Labels = {}): void {
    (this.of(name) as Histogram).observe(labels, seconds);
  }

  /** Forgets how it was: what is no more is shown no more. */
  forget(...names: readonly MetricName[]): void {
    for (const name of names) this.of(name).reset();
  }

  /** Asked before each scrape to set what stands elsewhere. What it throws costs its own figures only. */
  gather(gatherer: () => Promise<void>): void {
    this.gatherers.push(gatherer);
  }

  /** In Prometheus' text form. */
  async text(): Promise<string> {
    await Promise.all(this.gatherers.map((gatherer) => answersWithin(patience, gatherer)));
    return this.registry.metrics();
  }

  /** The text's media type. */
  get mediaType(): string {
    return this.registry.contentType;
  }

  private of(name: MetricName): Counter | Gauge | Histogram {
    const known = this.made.get(name);
    if (known) return known;
    const { kind, help, labels } = definitions[name];
    const options = { name, help, labelNames: [...labels], registers: [this.registry] };
    const one =
      kind === 'counter'
        ? new Counter(options)
        : kind === 'gauge'
          ? new Gauge(options)
          : new Histogram({ ...options, buckets });
    this.made.set(name, one);
    return one;
  }
}
