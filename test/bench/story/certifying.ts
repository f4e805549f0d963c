import { publishedCalendar } from '@app/domain/deadlines';
import { certification, certificationId, type CertificationCommand } from '@app/domain/certifications';
import { hqb2017 } from '@app/domain/standards';
import { schoolYear } from './calendar.js';
import { files } from './cast.js';
import type { County } from './county.js';
import { Thread, type Life, type World } from './life.js';
import { Random } from './random.js';

const day = 86_400_000;

/** A county applies, its city reviews it, it is posted and objected to, and the province sends it back to put things right. */
export function* certifying(world: World, { cast }: County, year: number, from: number): Life {
  // Chance of its own: what else the story tells stays as it was.
  const random = new Random(year);
  const { countyId, director } = cast;
  const of = { countyId, standardId: hqb2017.id };
  const paper = (document: string) => ({ ...of, document, evidence: files(random, 1, 1) });
  const thread = new Thread({ ...world, random }, certification, certificationId(countyId, hqb2017.id));
  const offices = { levels: [], actsFor: 'county' } as const;
  let at = from;
  const ask = (days: number, command: CertificationCommand) => thread.ask((at += days * day), director, command);
  const computed = world.known(null);
  yield ask(0, { ...paper('教督〔2013〕1号'), type: 'RecordBasicBalance', certifiedOn: '2013-06-01', reason: null });
  yield ask(1, { ...paper('申报书'), type: 'FileApplication', dataYear: schoolYear(year), computed });
  const conclude = { type: 'ConcludeStep', computed, offices } as const;
  yield ask(20, { ...paper('市级意见'), ...conclude, step: 'cityReview', outcome: 'passed', finding: '同意上报。' });
  const calendar = world.known(publishedCalendar);
  yield ask(5, { ...paper('公示'), type: 'PostNotice', place: '省教育厅网站', until: null, calendar, offices });
  yield ask(1, {
    ...of,
    type: 'ReceiveObjection',
    from: 'unit',
    about: '班额与公示不符。',
    evidence: files(random, 1, 1),
    offices,
  });
  const { state } = thread;
  const objectionId = (state.status === 'underWay' && state.notice?.objections[0]?.objectionId) || '';
  const answer = {
    ...of,
    type: 'AnswerObjection',
    objectionId,
    upheld: true,
    answer: '属实，已分班。',
    offices,
  } as const;
  yield ask(3, { ...answer, evidence: files(random, 1, 1) });
  yield ask(20, { ...paper('公示情况'), type: 'EndNotice', offices });
  const failed = { ...conclude, step: 'provincialEvaluation', outcome: 'failed', finding: '大班额未消除。' } as const;
  yield ask(30, { ...paper('省级意见'), ...failed });
  const dueDate = `${year + 2}-10-15`;
  yield ask(10, { ...paper('反馈意见'), type: 'ReceiveFeedback', problems: '大班额3个。', dueDate });
}
