import type { EventStore } from '@app/event-store';
import { Knowledge } from '@app/platform/http';
import type { ReadModel } from '@app/projections/kernel';

/** As the log's engine tells it, and the lists that stopped at what only a newer program can read. */
export class KnowledgeOfStore extends Knowledge {
  constructor(
    private readonly store: Pick<EventStore, 'knownUntil'>,
    private readonly lists: Pick<ReadModel, 'stoppedAt'>,
  ) {
    super();
  }

  get until(): string | null {
    return this.lists.stoppedAt ?? this.store.knownUntil;
  }
}
