import type { Schemas } from '@app/api-client';

/** What was found, under a heading, each with the page it leads to. */
export type Group = Readonly<{
  key: 'pages' | 'units' | 'issues' | 'inspections' | 'campaigns';
  items: readonly Readonly<{ id: string; title: string; detail: string; path: string }>[];
}>;

const kinds = [
  { key: 'issues', path: '/issues/' },
  { key: 'units', path: '/issues?unit=' },
  { key: 'inspections', path: '/inspections/' },
  { key: 'campaigns', path: '/submissions/campaigns/' },
] as const;

/** The server's answer as groups. A unit leads to what is open about it. */
export const found = (answer: Schemas['SearchAnswerDto'] | undefined): readonly Group[] =>
  kinds.map(({ key, path }) => ({
    key,
    items: (answer?.[key] ?? []).map(({ id, title, detail, unitName }) => ({
      id,
      title,
      detail: [unitName === title ? null : unitName, detail].filter(Boolean).join(' · '),
      path: `${path}${id}`,
    })),
  }));
