import type { RouteRecordRaw } from 'vue-router';

/** 时限与日历: limits by law side by side, what the county works to, 放假调休, and a reckoner. */
export const deadlinePages: RouteRecordRaw[] = [
  {
    path: '/system/deadlines',
    component: () => import('./deadlines-page.vue'),
    meta: { title: 'deadlines.title', texts: ['deadlines', 'operations'], needs: ['deadlines.read'] },
  },
];
