import { wireType, type EventCatalogue, type Fact, type Upcast } from '@app/domain/kernel';
import { UnknownEvent } from './event-store.js';

type Known = Readonly<{ type: string; wire: string; version: number; upcasts: readonly Upcast[] }>;

const stepsOf = ({ upcasts = {} }: EventCatalogue, type: string, version: number): readonly Upcast[] =>
  Array.from({ length: version - 1 }, (_, index) => {
    const step = upcasts[`${type}@${index + 1}`];
    if (!step) throw new Error(`no upcast ${type}@${index + 1}, but ${type} is at version ${version}`);
    return step;
  });

/**
 * All event types of all categories: how they are called in storage, and how older shapes become today's.
 * Built once at start, so that a catalogue with a hole never serves.
 */
export class EventTypes {
  private readonly byType = new Map<string, Known>();
  private readonly byWire = new Map<string, Known>();

  /** @throws Error for a type of two categories, a missing upcast, or one that belongs to nothing */
  constructor(catalogues: readonly EventCatalogue[]) {
    for (const catalogue of catalogues) {
      for (const [type, version] of Object.entries(catalogue.versions)) this.add(catalogue, type, version);
      for (const step of Object.keys(catalogue.upcasts ?? {})) this.checkStep(catalogue, step);
    }
  }

  /** How a fact of this code type is stored. @throws Error when no catalogue lists it */
  toWire(type: string): Readonly<{ type: string; version: number }> {
    const known = this.byType.get(type);
    if (!known) throw new Error(`no catalogue lists the event type ${type}`);
    return { type: known.wire, version: known.version };
  }

  /** Stored data in today's shape. @throws UnknownEvent for a type or version written by a newer program */
  fromWire(wire: string, version: number, data: unknown): Fact {
    const known = this.byWire.get(wire);
    if (!known || !(version >= 1 && version <= known.version)) throw new UnknownEvent(wire, version);
    let shape = data;
    for (let step = version - 1; step < known.upcasts.length; step++) shape = known.upcasts[step]!(shape as never);
    return { type: known.type, data: shape as Fact['data'] & object };
  }

  private add(catalogue: EventCatalogue, type: string, version: number): void {
    const wire = wireType(catalogue.category, type);
    if (this.byType.has(type) || this.byWire.has(wire)) throw new Error(`the event type ${type} is listed twice`);
    if (!Number.isInteger(version) || version < 1) throw new Error(`${type} cannot be at version ${version}`);
    const known: Known = { type, wire, version, upcasts: stepsOf(catalogue, type, version) };
    this.byType.set(type, known);
    this.byWire.set(wire, known);
  }

  private checkStep({ category, versions }: EventCatalogue, step: string): void {
    const [type = '', version] = step.split('@');
    if (!(Number(version) >= 1 && Number(version) < (versions[type] ?? 0)))
      throw new Error(`the upcast ${step} of ${category} leads nowhere`);
  }
}
