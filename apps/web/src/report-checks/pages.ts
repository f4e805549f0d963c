import type { RouteRecordRaw } from 'vue-router';

/** 报告核对: whether a report's numbers contradict each other, or the county's record. */
export const reportCheckPages: RouteRecordRaw[] = [
  {
    path: '/reports/check',
    component: () => import('./check-page.vue'),
    meta: { title: 'reportChecks.title', texts: ['reportChecks'], needs: ['standards.read'] },
  },
];
