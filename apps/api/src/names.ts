import { Injectable } from '@nestjs/common';
import type { Person } from '@app/platform/http';
import { peoplePlaces } from '@app/projections/access';
import { ReadModel } from '@app/projections/kernel';
import { unitNames } from '@app/projections/organizations';
import { Vault } from '@app/vault';

const idForm = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** Every id that an answer holds, however deep. */
const idsIn = (value: unknown, found = new Set<string>()): ReadonlySet<string> => {
  if (typeof value === 'string') {
    if (idForm.test(value)) found.add(value);
  } else if (typeof value === 'object' && value !== null) {
    for (const one of Object.values(value)) idsIn(one, found);
  }
  return found;
};

/** What the ids of one answer are called, as far as its reader may know. */
export class NameBook {
  constructor(
    private readonly names: ReadonlyMap<string, string>,
    private readonly homes: ReadonlyMap<string, string>,
  ) {}

  /** The name of a unit or of a person; null when nobody has it, or the reader may not know it. */
  of(id: string | null): string | null {
    return (id === null ? undefined : this.names.get(id)) ?? null;
  }

  /** The unit that a person belongs to, by name: that is no secret. */
  unitOf(accountId: string | null): string | null {
    return (accountId === null ? undefined : this.homes.get(accountId)) ?? null;
  }

  /** Those of the ids in `value` that have a name. */
  in(value: unknown): Record<string, string> {
    return Object.fromEntries(
      [...idsIn(value)].flatMap((id) => {
        const name = this.names.get(id);
        return name === undefined ? [] : [[id, name]];
      }),
    );
  }
}

/**
 * Names beside ids, in answers only: units as they are called today, people out of the vault. The name of a person is
 * for those whose subtrees the person belongs to or acts in, for the person, and for whoever they met in office.
 */
@Injectable()
export class Names {
  constructor(
    private readonly model: ReadModel,
    private readonly vault: Vault,
  ) {}

  /** Looks up every id in the rows of an answer. @param met people whom the reader has met: they have shown who they are */
  async for(
    { accountId, grants }: Pick<Person, 'accountId' | 'grants'>,
    rows: unknown,
    met: readonly string[] = [],
  ): Promise<NameBook> {
    const { db } = this.model;
    const ids = [...idsIn(rows)];
    const roots = [...new Set(grants.map(({ unitId }) => unitId))];
    const places = peoplePlaces(db, ids, roots);
    const units = unitNames(db, [...ids, ...places.map(({ unitId }) => unitId)]);
    const open = new Set([accountId, ...met]);
    const known = places.filter((place) => place.within || open.has(place.accountId));
    const people = await this.vault.names(known.map((place) => place.accountId));
    const homes = places.flatMap((place) => {
      const unit = units.get(place.unitId);
      return unit === undefined ? [] : ([[place.accountId, unit]] as const);
    });
    return new NameBook(new Map([...units, ...people]), new Map(homes));
  }
}
