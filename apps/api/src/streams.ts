import { Inject, Injectable } from '@nestjs/common';
import { streamOf } from '@app/application/kernel';
import type { Recorded } from '@app/domain/kernel';
import { EventStore } from '@app/event-store';
import { tenant } from '@app/runtime';

/** What happened to one thing, straight from the log. */
@Injectable()
export class Streams {
  constructor(
    private readonly store: EventStore,
    @Inject(tenant) private readonly tenantName: string,
  ) {}

  /** Its events, oldest first; none when there is no such thing. @param category of the decider */
  of(category: string, id: string): Promise<readonly Recorded[]> {
    return this.store.readStream(streamOf(this.tenantName, category, id));
  }
}
