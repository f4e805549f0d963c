import type { RouteRecordRaw } from 'vue-router';

const meta = { title: 'inspections.title', texts: ['inspections', 'deadlines'], needs: ['inspections.read'] } as const;

/** 督导检查: list, calendar and planner; one inspection with its acts and papers; the visit on the phone. */
export const inspectionPages: RouteRecordRaw[] = [
  {
    path: '/inspections',
    component: () => import('./inspections-page.vue'),
    meta: { ...meta, past: ['audit.replay'] },
  },
  {
    path: '/inspections/new',
    component: () => import('./plan-page.vue'),
    meta: { ...meta, title: 'inspections.plan.title', needs: ['inspections.plan'] },
  },
  {
    path: '/inspections/recusals',
    component: () => import('./recusals-page.vue'),
    meta: { ...meta, title: 'inspections.recusals.title', needs: ['inspections.recusal'] },
  },
  {
    path: '/inspections/responsible',
    component: () => import('./responsible-page.vue'),
    meta: { ...meta, title: 'inspections.responsible.title' },
  },
  {
    path: '/inspections/:id',
    component: () => import('./inspection-page.vue'),
    meta: { ...meta, past: ['audit.replay'] },
  },
  {
    path: '/inspections/:id/visit',
    component: () => import('./visit/visit-page.vue'),
    meta: { ...meta, title: 'inspections.visit.title', away: true },
  },
  {
    path: '/inspections/:id/papers/:paper',
    component: () => import('./paper-page.vue'),
    meta: { ...meta, title: 'inspections.page.papers', past: ['audit.replay'] },
  },
];
