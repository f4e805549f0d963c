import type { RouteRecordRaw } from 'vue-router';

const kept = { title: 'accounts.title', texts: ['accounts', 'operations', 'organizations'] } as const;

/** Keeping accounts. */
export const accountPages: RouteRecordRaw[] = [
  {
    path: '/system/accounts',
    component: () => import('./accounts-page.vue'),
    meta: { ...kept, needs: ['access.read'] },
  },
  {
    path: '/system/accounts/new',
    component: () => import('./open-account-page.vue'),
    meta: { ...kept, needs: ['access.open'] },
  },
  {
    path: '/system/accounts/import',
    component: () => import('./import-accounts-page.vue'),
    meta: { ...kept, needs: ['access.import'] },
  },
  {
    path: '/system/accounts/:id([0-9a-f-]{36})',
    component: () => import('./account-page.vue'),
    props: true,
    meta: { ...kept, needs: ['access.read'], past: ['access.read'] },
  },
];

/** The first run, signing in, and one's own account. */
export const accessPages: RouteRecordRaw[] = [
  {
    path: '/sign-in',
    component: () => import('./sign-in-page.vue'),
    meta: { title: 'access.signIn.title', texts: ['access'], open: true },
  },
  {
    path: '/setup',
    component: () => import('./set-up-page.vue'),
    meta: { title: 'setup.title', texts: ['setup'], open: true },
  },
  {
    path: '/me',
    component: () => import('./my-account-page.vue'),
    meta: { title: 'access.me.title', texts: ['access', 'notifications'] },
  },
  {
    path: '/me/password',
    component: () => import('./password-page.vue'),
    meta: { title: 'access.password.title', texts: ['access'] },
  },
];
