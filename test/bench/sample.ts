import { createHash, randomUUID } from 'node:crypto';
import { catalogues } from '@app/domain/catalogue';
import type { RectificationEvent } from '@app/domain/rectifications';
import { EventTypes, type NewEvent } from '@app/event-store';

type Progress = Extract<RectificationEvent, { type: 'ProgressReported' }>['data'];

export const types = () => new EventTypes(catalogues);

const day = '2025-03-03';
const at = `${day}T01:00:00.000Z`;

/** A progress report as a school's reporter files it: about 300 bytes of data, as events of this log are. */
export const sampleEvent = (actorId: string = randomUUID()): NewEvent => {
  const { type, version } = types_.toWire('ProgressReported');
  const [commandId, unitId] = [randomUUID(), randomUUID()];
  return {
    id: randomUUID(),
    type,
    schemaVersion: version,
    data: {
      issueId: commandId,
      round: 1,
      attempt: 1,
      unitId,
      text: '运动场地东侧硬化已完成八成,其余部分因雨季顺延,预计下月中旬完成并报验收。',
      percent: 80,
      evidence: [
        { hash: createHash('sha256').update(commandId).digest('hex'), mediaType: 'image/jpeg', bytes: 183_220 },
      ],
      on: day,
      reportedBy: actorId,
    } satisfies Progress,
    commandId,
    requestDigest: createHash('sha256').update('request').digest('hex'),
    correlationId: commandId,
    causationId: null,
    actor: { id: actorId, role: 'reporter', unit: unitId },
    tenant: 'main',
    occurredAt: at,
    effectiveAt: day,
  };
};

const types_ = types();
