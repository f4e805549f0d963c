import type { RouteRecordRaw } from 'vue-router';

const meta = { title: 'audit.title', texts: ['audit'] } as const;

/** The record itself: who did what, when, and whether it is as it was written. */
export const auditPages: RouteRecordRaw[] = [
  { path: '/audit', component: () => import('./trail-page.vue'), meta: { ...meta, needs: ['audit.read'] } },
  {
    path: '/audit/replay',
    component: () => import('./replay/replay-page.vue'),
    meta: { ...meta, texts: ['audit', 'indicators'], needs: ['audit.replay'], past: ['audit.replay'] },
  },
  {
    path: '/audit/play',
    component: () => import('./replay/play-page.vue'),
    meta: { ...meta, texts: ['audit', 'indicators'], needs: ['audit.replay'] },
  },
  {
    path: '/issues/:id/difference',
    component: () => import('./replay/issue-difference-page.vue'),
    props: true,
    meta: { title: 'shell.past.compare', texts: ['audit', 'rectifications'], needs: ['rectification.read'] },
  },
  {
    path: '/indicators/units/:id/difference',
    component: () => import('./replay/unit-difference-page.vue'),
    props: true,
    meta: { title: 'shell.past.compare', texts: ['audit', 'indicators'], needs: ['indicators.read'] },
  },
  {
    path: '/audit/sign-ins',
    component: () => import('./journal-page.vue'),
    meta: { ...meta, needs: ['audit.journal'] },
  },
  {
    path: '/audit/events/:sequence(\\d+)',
    component: () => import('./event-page.vue'),
    props: ({ params }) => ({ sequence: Number(params['sequence']) }),
    meta: { ...meta, texts: ['audit', 'fields'], needs: ['audit.read'] },
  },
];
