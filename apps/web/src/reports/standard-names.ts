import { useRead } from '@web/server/read';
import { useSession } from '@web/session/session';

/** What standards are called, by their ids; the id itself until that is known. */
export const useStandardNames = (): ((id: string) => string) => {
  const session = useSession();
  const { data } = useRead('/api/standards', () => (session.may('standards.read') ? {} : null));
  return (id) => data.value?.find((one) => one.id === id)?.name ?? id;
};
