import { dayText } from '../../../kernel/index.js';
import type { InspectionState } from '../../../inspections/index.js';
import { basisText, dayOrNothing } from '../issue-file/index.js';
import {
  findingRow,
  inspectionFile,
  inspectionTexts,
  type InspectionAsked,
  type InspectionFact,
} from '../inspection-file/index.js';
import type { PaperData } from '../paper.js';
import { restingOn } from '../texts.js';
import type { opinionLetterNames } from './form.js';

type Concluded = Extract<InspectionState, Readonly<{ status: 'concluded' }>>;

const heardText = ({ defences, waived }: Concluded): string => {
  const upheld = defences.filter(({ answer }) => answer?.upheld).length;
  if (defences.length > 0) return `你单位提出申辩${defences.length}项，采纳${upheld}项`;
  return waived ? '你单位放弃申辩' : '你单位在期限内没有提出申辩';
};

const defenceRows = ({ defences }: Concluded, facts: readonly InspectionFact[]) =>
  defences.map(({ filed, answer }, index) => ({
    申辩序号: String(index + 1),
    申辩日期: dayOrNothing(facts.find(({ event: { data } }) => data === filed)?.on),
    申辩内容: filed.text,
    申辩结论: answer === null ? '' : answer.upheld ? '采纳' : '不采纳',
    申辩答复: answer?.answer ?? '',
  }));

const reviewTexts = ({ review }: Concluded) => ({
  复核申请日期: dayOrNothing(review?.requested.on),
  复核申请: review?.requested.text ?? '',
  复核答复日期: dayOrNothing(review?.answered?.on),
  复核结论: !review?.answered ? '' : review.answered.upheld ? '支持复核申请' : '不支持复核申请',
  复核答复: review?.answered?.answer ?? '',
});

/** The 督导意见书 of an inspection at a point; null until there is one. */
export const opinionLetterOf = (asked: InspectionAsked): PaperData | null => {
  const file = inspectionFile(asked);
  if (file?.state.status !== 'concluded') return null;
  const { state, facts, nameOf } = file as typeof file & Readonly<{ state: Concluded }>;
  const { letter, preliminary, completion, startedOn } = state;
  return restingOn<typeof opinionLetterNames>(
    {
      fields: {
        ...inspectionTexts(file),
        意见书文号: letter.letterNumber,
        意见书日期: dayText(letter.on),
        检查开始日期: dayText(startedOn),
        检查结束日期: dayText(completion.on),
        检查小结: completion.summary,
        初步意见: preliminary.opinion,
        初步意见日期: dayText(preliminary.on),
        申辩期限: dayText(preliminary.defenceDueDate),
        申辩期限依据: basisText(preliminary.basis),
        申辩说明: heardText(state),
        督导意见: letter.opinion,
        整改期限: dayText(letter.rectificationDueDate),
        期限依据: basisText(letter.basis),
        问题数: String(completion.findings.length),
        ...reviewTexts(state),
      },
      tables: {
        问题清单: completion.findings.map((finding, index) => findingRow(finding, index, nameOf)),
        申辩意见: defenceRows(state, facts),
      },
    },
    { of: 'inspection', inspectionId: state.plan.inspectionId },
  );
};
