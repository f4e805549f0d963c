import type { Schemas } from '@app/api-client';

type Way = Schemas['CountyChannelDto'];
/** Ways that may lead to one of several places. */
export type SharedName = 'webhook' | 'dingtalk' | 'wecom';

/** Whether a way leads to a group or a program, and not to each person. */
export const isShared = (name: Way['name']): name is SharedName => name !== 'email' && name !== 'sms';

/** What the county has chosen, by way; null: the server's own. */
export const chosenLines = (ways: readonly Way[]): Record<SharedName, string | null> => {
  const of = (name: SharedName): string | null => ways.find((way) => way.name === name)?.line ?? null;
  return { webhook: of('webhook'), dingtalk: of('dingtalk'), wecom: of('wecom') };
};

/** A place to choose. `label` is null for the server's own, and for one that is `gone` from the configuration. */
export type Place = Readonly<{ id: string | null; label: string | null; gone: boolean }>;

/** Where a way may lead; nothing when there is nothing to choose. */
export const placesOf = ({ ownPlace, lines, line }: Way): readonly Place[] => {
  const known = lines.map(({ id, label }) => ({ id, label, gone: false }));
  const gone = line !== null && !lines.some(({ id }) => id === line) ? [{ id: line, label: null, gone: true }] : [];
  if (known.length + gone.length === 0) return [];
  return [{ id: null, label: null, gone: false }, ...known, ...gone].filter(
    ({ id }) => id !== null || ownPlace || line === null,
  );
};
