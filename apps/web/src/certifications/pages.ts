import type { RouteRecordRaw } from 'vue-router';

/** 认定进程: where a county stands on its way to being certified, beside its figures. */
export const certificationPages: RouteRecordRaw[] = [
  {
    path: '/indicators/certification',
    component: () => import('./certification-page.vue'),
    meta: {
      title: 'indicators.title',
      texts: ['indicators', 'certifications'],
      needs: ['certifications.read'],
      past: ['audit.replay'],
    },
  },
];
