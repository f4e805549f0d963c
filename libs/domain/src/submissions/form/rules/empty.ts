import type { Entries, Form } from '../form.js';
import type { ReturnRule } from '../rules.js';
import { valueOf } from '../values.js';

/** Said of bare totals too. `{count}`: how many figures are asked. */
export const nothingFilledSentence = '一项数据也没有填（{count}项均为未填），请填写后再提交，个别暂缺的可以留空';
export const nothingFilled = 'nothing-filled';

/** Whether no figure is filled in; what is only chosen from a list says nothing of a school. 不适用 says something. */
export const saysNothing = ({ fields }: Form, entries: Entries): boolean =>
  fields.every(({ code, kind }) => kind !== 'number' || valueOf(entries, code) === null);

/** One figure 未填 leaves a verdict open; a return without any leaves nothing to review. */
export const emptyRules: readonly ReturnRule[] = [
  {
    code: nothingFilled,
    strength: 'reject',
    sentence: nothingFilledSentence,
    source: '填报说明：个别数据未填的，对应指标为待定；一项数据也没有填的填报表不予接收',
    find: ({ form, entries }) => {
      if (!saysNothing(form, entries)) return [];
      const figures = form.fields.filter(({ kind }) => kind === 'number');
      return figures.slice(0, 1).map(({ code: field }) => ({
        field,
        with: [],
        details: { count: String(figures.length) },
      }));
    },
  },
];
