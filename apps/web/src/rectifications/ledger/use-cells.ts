import { useI18n } from 'vue-i18n';
import { useDays } from '@web/design/days';
import type { Issue } from '../states';
import { cellOf, type Column } from './columns';

/** What the cells of the ledger say, in the language of the page. */
export const useCells = (): ((column: Column, issue: Issue) => string) => {
  const { t } = useI18n();
  const { short, left } = useDays();
  const ended = ({ status }: Issue): boolean => ['closed', 'withdrawn', 'superseded'].includes(status);
  const words = {
    status: ({ status, round }: Issue): string =>
      [t(`rectifications.status.${status}`), round > 1 ? t('rectifications.round', { round }) : ''].join(' ').trim(),
    severity: ({ severity }: Issue): string => t(`words.severity.${severity}`),
    day: short,
    due: (issue: Issue): string => {
      if (issue.dueDate === null) return '';
      if (ended(issue)) return short(issue.dueDate);
      return t('rectifications.list.days', { due: short(issue.dueDate), left: left(issue.dueDate) });
    },
    yesNo: (value: boolean): string => t(value ? 'rectifications.list.yes' : 'rectifications.list.no'),
  };
  return (column, issue) => cellOf(column, issue, words);
};
