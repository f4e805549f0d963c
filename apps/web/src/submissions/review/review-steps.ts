import type { Schemas } from '@app/api-client';
import { client } from '@web/server/client';
import type { Refused } from '@web/server/refused';
import type { Review } from './legal-acts';
import type { Verdict } from './words';

/** One call of a reviewer's act. `version`: the one that was looked at. */
export type Step =
  | Readonly<{ act: 'say'; version: number; items: Verdict[] }>
  | Readonly<{ act: 'accept' | 'acceptCorrection'; version: number }>
  | Readonly<{ act: 'sendBack'; version: number; reasons: Schemas['ReturnReasonDto'][] }>
  | Readonly<{ act: 'refuseCorrection'; version: number; reason: string }>
  | Readonly<{ act: 'unlock'; reason: string; until: string }>
  | Readonly<{ act: 'verify'; version: number; note: string | null }>
  | Readonly<{ act: 'claim' | 'release' }>;

type Asked = Readonly<{ step: Step; at: Pick<Review, 'unitId' | 'dataYear' | 'revision'> }>;

/** Does one step on what was looked at: another revision meanwhile is a 412. */
export const doStep = ({ step, at }: Asked, header: { 'Idempotency-Key': string }) => {
  const { unitId, dataYear, revision } = at;
  const params = { path: { unitId, dataYear }, header: { ...header, 'If-Match': `"${revision}"` } };
  switch (step.act) {
    case 'say':
      return client.POST('/api/submissions/{unitId}/{dataYear}/review/items', {
        params,
        body: { version: step.version, items: step.items },
      });
    case 'accept':
      return client.POST('/api/submissions/{unitId}/{dataYear}/acceptance', {
        params,
        body: { version: step.version },
      });
    case 'acceptCorrection':
      return client.POST('/api/submissions/{unitId}/{dataYear}/correction/acceptance', {
        params,
        body: { version: step.version },
      });
    case 'sendBack':
      return client.POST('/api/submissions/{unitId}/{dataYear}/return', {
        params,
        body: { version: step.version, reasons: step.reasons },
      });
    case 'refuseCorrection':
      return client.POST('/api/submissions/{unitId}/{dataYear}/correction/refusal', {
        params,
        body: { version: step.version, reason: step.reason },
      });
    case 'unlock':
      return client.POST('/api/submissions/{unitId}/{dataYear}/unlocking', {
        params,
        body: { reason: step.reason, until: step.until },
      });
    case 'verify':
      return client.POST('/api/submissions/{unitId}/{dataYear}/verification', {
        params,
        body: { version: step.version, note: step.note },
      });
    case 'claim':
      return client.POST('/api/submissions/{unitId}/{dataYear}/review/claim', { params });
    case 'release':
      return client.POST('/api/submissions/{unitId}/{dataYear}/review/release', { params });
  }
};

/** Whether something changed since it was looked at: another revision, or another version was filed. */
export const isConflict = (refused: Refused | null): boolean =>
  refused !== null && (refused.status === 412 || refused.problem.code === 'submission.other-version');
