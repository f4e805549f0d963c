import type { RouteRecordRaw } from 'vue-router';

/** Papers of a county; to verify one nobody has to sign in. */
export const reportPages: RouteRecordRaw[] = [
  {
    path: '/reports',
    component: () => import('./reports-page.vue'),
    meta: { title: 'reports.title', texts: ['reports'], needs: ['reports.read'] },
  },
  {
    path: '/reports/:id',
    component: () => import('./report-page.vue'),
    props: true,
    meta: { title: 'reports.title', texts: ['reports'], needs: ['reports.read'] },
  },
  {
    path: '/verify/:code?',
    component: () => import('./verify-page.vue'),
    props: true,
    meta: { title: 'reports.verify.title', texts: ['reports'], open: true },
  },
];
