import { dayText, isDate } from '../kernel/index.js';
import { rungTitles, type RungName } from '../deadlines/index.js';
import type { NoticeFacts, NoticeKind } from './notice.js';

/** What is told, as a clerk says it; `about` is the problem, the inspection's subject, the campaign's name or the unit. */
type Words = (facts: NoticeFacts, about: string) => string;

const plain =
  (lead: string): Words =>
  (_, about) =>
    `${lead}：${about}`;

const round = ({ round: n }: NoticeFacts): string => (Number(n) > 1 ? `（第 ${n} 轮）` : '');

const nth = ({ number }: NoticeFacts): string => (Number(number) > 1 ? `（第 ${number} 次）` : '');
const titled = (rung: NoticeFacts[string] | undefined): string => rungTitles[String(rung) as RungName];
/** A slip, with the day it is about. */
const slip =
  (name: string): Words =>
  (facts, about) =>
    `${name}${nth(facts)}：${about}（整改期限${facts['dueDate']}）`;

const words: Readonly<Record<NoticeKind, Words>> = {
  'issues.assigned': (facts, about) => `整改通知书（${facts['noticeNumber']}）待签收：${about}${round(facts)}`,
  'issues.supporting': ({ noticeNumber }, about) => `配合整改（${noticeNumber}）：${about}`,
  'issues.takenAway': plain('问题已转办其他单位，不必再办'),
  'issues.planReturned': ({ version }, about) => `整改方案（第 ${version} 稿）被退回：${about}`,
  'issues.planApproved': plain('整改方案已通过'),
  'issues.closureRejected': plain('不予销号，须补充整改'),
  'issues.closed': plain('准予销号'),
  'issues.reopened': ({ round: n }, about) => `回头看发现问题，重新整改（第 ${n} 轮）：${about}`,
  'issues.withdrawn': plain('问题已撤销'),
  'issues.extensionAsked': ({ requestedDate }, about) => `申请延期到${requestedDate}，待审批：${about}`,
  'issues.extensionGranted': plain('同意延期'),
  'issues.extensionRefused': plain('不同意延期，原期限不变'),
  'issues.extensionEndorsed': ({ dueDate }, about) => `再次申请延期，督导室已同意到${dueDate}，待局领导审批：${about}`,
  'issues.longTermAsked': ({ expectedOn }, about) => `申请长期整改，预计${expectedOn}完成，待审批：${about}`,
  'issues.longTermGranted': ({ dueDate }, about) => `准予长期整改，期限${dueDate}：${about}`,
  'issues.longTermRefused': plain('不予长期整改，原期限不变'),
  'issues.suspended': ({ from }, about) => `自${from}起暂停计时：${about}`,
  'issues.waived': ({ from, until }, about) => `自${from}起暂缓整改至${until}：${about}`,
  'issues.postedDue': plain('整改情况待责任督学报备'),
  'issues.postedFiled': plain('责任督学已报备整改情况'),
  'issues.dueSettled': ({ dueDate }, about) => `放假安排已公布，整改期限确定为${dueDate}：${about}`,
  'issues.resumed': ({ dueDate }, about) => `恢复计时，整改期限${dueDate}：${about}`,
  'issues.approaching': slip('临期提醒'),
  'issues.urging': slip('催办'),
  'issues.blueSlip': slip('督办蓝单'),
  'issues.yellowSlip': slip('督办黄单'),
  'issues.redSlip': slip('督办红单'),
  'issues.reminded': slip('督导室催办'),
  'issues.rungAnswered': ({ rung, forecast }, about) => `单位已答复${titled(rung)}，预计${forecast}整改到位：${about}`,
  'issues.answerAccepted': ({ rung, holdUntil }, about) =>
    `${titled(rung)}答复已认可${holdUntil === null ? '' : `，${holdUntil}前不再催办`}：${about}`,
  'issues.escalationProposed': ({ proposal }, about) => `提请${titled(proposal)}，待决定：${about}`,
  'issues.escalationApproved': ({ proposal }, about) => `已决定${titled(proposal)}：${about}`,
  'issues.escalationDeclined': ({ proposal }, about) => `不予${titled(proposal)}：${about}`,
  'issues.consultationAsked': plain('征求你单位意见，待答复'),
  'issues.consultationAccepted': plain('部门同意牵头整改'),
  'issues.consultationDeclined': plain('部门不同意牵头整改'),
  'inspections.notified': ({ noticeNumber }, about) => `督导通知（${noticeNumber}）：${about}`,
  'inspections.cancelled': plain('督导已取消'),
  'inspections.hearing': plain('初步督导意见已发出，可以申辩'),
  'inspections.defended': plain('学校提出申辩，待答复'),
  'inspections.defenceAnswered': ({ upheld }, about) => `申辩${upheld === 1 ? '成立' : '不成立'}：${about}`,
  'inspections.dueSettled': ({ dueDate }, about) => `放假安排已公布，意见书的整改期限确定为${dueDate}：${about}`,
  'inspections.reviewAsked': plain('学校申请复核督导意见书，待答复'),
  'inspections.reviewAnswered': plain('复核申请已答复'),
  'inspections.letter': ({ letterNumber }, about) => `督导意见书（${letterNumber}）：${about}`,
  'submissions.reminded': plain('催报'),
  'submissions.returned': ({ dataYear, reasons }, about) => `${dataYear} 学年填报被退回（${reasons} 处）：${about}`,
  'submissions.accepted': ({ dataYear }, about) => `${dataYear} 学年填报已审核通过：${about}`,
  'submissions.unlocked': ({ dataYear }, about) => `${dataYear} 学年填报已开放修改：${about}`,
  'submissions.correctionAccepted': ({ dataYear }, about) => `${dataYear} 学年更正已认可：${about}`,
  'submissions.correctionRefused': ({ dataYear }, about) => `${dataYear} 学年更正不予认可：${about}`,
  'proofs.replayDiffered': ({ dataYear, knownAt }, about) =>
    `${dataYear} 学年的答复与记录重放不一致（截至第 ${knownAt} 条），请管理员重建查询库：${about}`,
  'proofs.recordFaulty': ({ dataYear, knownAt }, about) =>
    `${dataYear} 学年的记录重放不成（截至第 ${knownAt} 条），请管理员先用 hengjian verify 核对日志：${about}`,
  'proofs.recordMended': ({ sequence }, about) => `日志第 ${sequence} 条记录已恢复原样：${about}`,
  'proofs.replayAgreed': ({ dataYear, knownAt }, about) =>
    `${dataYear} 学年的答复与记录重放重新一致（截至第 ${knownAt} 条）：${about}`,
};

/** Days as they are written in letters, everything else as it is. */
const daysSaid = (facts: NoticeFacts): NoticeFacts =>
  Object.fromEntries(
    Object.entries(facts).map(([name, fact]) => [
      name,
      typeof fact === 'string' && isDate(fact) ? dayText(fact) : fact,
    ]),
  );

/** How every kind is said in Chinese: in the answers of the API and in what is sent. */
export const noticeWords = Object.fromEntries(
  Object.entries(words).map(([kind, said]): [string, Words] => [kind, (facts, about) => said(daysSaid(facts), about)]),
) as Readonly<Record<NoticeKind, Words>>;
