import type { IconName } from '@web/design/icons';
import type { Permission } from '@web/session/session';

/** A place of the navigation. */
export type Place = Readonly<{
  key:
    | 'todo'
    | 'indicators'
    | 'submissions'
    | 'inspections'
    | 'rectifications'
    | 'supervision'
    | 'audit'
    | 'reports'
    | 'papers'
    | 'system'
    | 'help';
  path: string;
  icon: IconName;
  /** Shown to whoever may do any of these; to everyone when empty. */
  needs: readonly Permission[];
  /** A thin line stands before it. */
  apart?: true;
}>;

/** The navigation, in its order (ui.md §4). A role sees only what it can open. */
export const places: readonly Place[] = [
  { key: 'todo', path: '/', icon: 'todo', needs: [] },
  { key: 'indicators', path: '/indicators', icon: 'indicators', needs: ['indicators.read'] },
  { key: 'submissions', path: '/submissions', icon: 'submissions', needs: ['submissions.read', 'submissions.draft'] },
  { key: 'inspections', path: '/inspections', icon: 'inspections', needs: ['inspections.read'] },
  { key: 'rectifications', path: '/issues', icon: 'rectifications', needs: ['rectification.read'] },
  { key: 'supervision', path: '/supervision', icon: 'supervision', needs: ['rectification.read'] },
  { key: 'audit', path: '/audit', icon: 'audit', needs: ['audit.read', 'audit.journal'], apart: true },
  { key: 'reports', path: '/reports', icon: 'reports', needs: ['reports.read'] },
  { key: 'papers', path: '/papers', icon: 'papers', needs: ['papers.read'] },
  {
    key: 'system',
    path: '/system',
    icon: 'system',
    needs: ['access.read', 'organizations.register', 'operations.health', 'standards.adopt'],
    apart: true,
  },
  { key: 'help', path: '/help', icon: 'help', needs: [] },
];

/** Whether a path lies in a place; `/` is only itself. */
export const isIn = (place: Place, path: string): boolean =>
  place.path === '/' ? path === '/' : path === place.path || path.startsWith(`${place.path}/`);

/** Which four places stand at the thumb: a school files and puts right, the office visits and follows up. */
export const atTheThumb = (places: readonly Place[], files: boolean): readonly Place[] => {
  const order: readonly Place['key'][] = files
    ? ['todo', 'submissions', 'rectifications', 'indicators']
    : ['todo', 'indicators', 'inspections', 'rectifications'];
  const wanted = order.flatMap((key) => places.filter((place) => place.key === key));
  return [...wanted, ...places.filter((place) => !wanted.includes(place))].slice(0, 4);
};
