import type { EventStore } from '@app/event-store';
import { Knowledge } from '@app/platform/http';

/** As the log's engine tells it. */
export class KnowledgeOfStore extends Knowledge {
  constructor(private readonly store: Pick<EventStore, 'knownUntil'>) {
    super();
  }

  get until(): string | null {
    return this.store.knownUntil;
  }
}
