import { dayOf } from '@app/domain/kernel';
import { replayReport, replayReportForm } from '@app/domain/reports';
import { countyStanding } from '../../indicators/index.js';
import { countyMomentAt, countySequences } from '../../organizations/index.js';
import { countyPictureAt } from './county-picture.js';
import type { PaperSource } from './source.js';

/** What an auditor takes away from a point of the past. */
export const replayPaper: PaperSource = {
  form: replayReportForm,
  gather: ({ db }, asked) => {
    const { countyId, dataYear, standardId, knownAt, asOf } = asked;
    const picture = countyPictureAt(db, asked);
    const moment = countyMomentAt(db, countyId, knownAt);
    const found = countyStanding(db, { countyId, dataYear, standardId: standardId ?? undefined, knownAt, asOf });
    if (!picture || !moment || !found) return Promise.resolve(null);
    const sequences = countySequences(db, countyId, knownAt);
    return Promise.resolve(
      replayReport(picture, {
        knownAt,
        first: sequences[0]!,
        last: moment.sequence,
        count: sequences.length,
        lastOn: dayOf(moment.recordedAt),
        judgedWhy: found.judgedWhy,
      }),
    );
  },
};
