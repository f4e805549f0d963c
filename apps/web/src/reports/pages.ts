import type { RouteRecordRaw } from 'vue-router';

/** For whoever holds a paper: nobody has to sign in. */
export const reportPages: RouteRecordRaw[] = [
  {
    path: '/verify/:code?',
    component: () => import('./verify-page.vue'),
    props: true,
    meta: { title: 'reports.verify.title', texts: ['reports'], open: true },
  },
];
