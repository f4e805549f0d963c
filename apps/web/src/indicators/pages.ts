import type { RouteRecordRaw } from 'vue-router';

/** 均衡监测: where a county stands, and why. */
export const indicatorPages: RouteRecordRaw[] = [
  {
    path: '/indicators',
    component: () => import('./indicators-page.vue'),
    meta: { title: 'indicators.title', texts: ['indicators'], needs: ['indicators.read'], past: ['audit.replay'] },
  },
  {
    path: '/indicators/checklist',
    component: () => import('./checklist-page.vue'),
    meta: { title: 'indicators.title', texts: ['indicators'], needs: ['indicators.read'], past: ['audit.replay'] },
  },
  {
    path: '/indicators/items/:subject([A-Z]\\d{1,2}|recognition)',
    component: () => import('./item-page.vue'),
    props: true,
    meta: {
      title: 'indicators.title',
      texts: ['indicators', 'submissions'],
      needs: ['indicators.read'],
      past: ['audit.replay'],
    },
  },
  {
    path: '/indicators/exemptions',
    component: () => import('./exemptions-page.vue'),
    meta: { title: 'indicators.title', texts: ['indicators'], needs: ['indicators.read'], past: ['audit.replay'] },
  },
  {
    path: '/indicators/dispersion',
    component: () => import('./dispersion-page.vue'),
    meta: { title: 'indicators.title', texts: ['indicators'], needs: ['indicators.read'], past: ['audit.replay'] },
  },
  {
    path: '/indicators/warnings',
    component: () => import('./warnings-page.vue'),
    meta: { title: 'indicators.title', texts: ['indicators'], needs: ['indicators.read'], past: ['audit.replay'] },
  },
  {
    path: '/indicators/what-if',
    component: () => import('./what-if/what-if-page.vue'),
    meta: {
      title: 'indicators.title',
      texts: ['indicators', 'submissions'],
      needs: ['indicators.read'],
      past: ['audit.replay'],
    },
  },
];
