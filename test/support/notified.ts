import type { Outcome } from '@app/domain/kernel';
import type { Api } from './api.js';
import type { Client } from './client.js';

/** An issue raised at a school and ordered to be put right, over HTTP: the school has a notice. Answers its id. */
export const issueOrdered = async (
  api: Api,
  director: Client,
  unitId: string,
  { noticeNumber = '彰教督整〔2025〕1号', dueDate = '2025-06-30' } = {},
): Promise<string> => {
  const raised = await director.post('/api/issues', {
    unitId,
    problem: '音乐专用教室面积 68 平方米，低于 73 平方米',
    clause: '教督〔2017〕6号 第六条第三项',
    severity: 'ordinary',
    evidence: [await api.evidence()],
  });
  const { id } = raised.body as Outcome;
  const order = { noticeNumber, leadUnitId: unitId, supportingUnitIds: [], dueDate };
  const ordered = await director.post(`/api/issues/${id}/assignment`, order);
  if (ordered.status !== 201 && ordered.status !== 200) throw new Error(JSON.stringify(ordered.body));
  await api.shown(ordered.body as Outcome);
  return id;
};
