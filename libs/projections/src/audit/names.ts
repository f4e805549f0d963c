import type { Sqlite } from '@app/sqlite';

/** Long names stand once, and rows hold their short numbers: the whole trail takes less than half the room. */
export const nameTables = `
  create table trail_name (id integer primary key, name text not null unique) strict;
  create table trail_stream (id integer primary key, name text not null unique, unit text) strict;`;

/** Names kept at hand; more than are busy at a time, few enough that memory stays flat over any log. */
const most = 20_000;

/** Numbers of names of one table that this connection has met. */
class Names {
  private readonly ids = new Map<string, number>();

  get(name: string): number | undefined {
    return this.ids.get(name);
  }

  keep(name: string, id: number): number {
    if (this.ids.size >= most) this.ids.clear();
    this.ids.set(name, id);
    return id;
  }
}

const [names, streams] = [Symbol('trail names'), Symbol('trail streams')];
const newNames = () => new Names();

/** The number of a person's, a role's, a unit's or an event type's name; a new one gets the next number. */
export const nameId = (db: Sqlite, name: string): number => {
  const known = db.remembered(names, newNames);
  const id = known.get(name);
  if (id !== undefined) return id;
  return known.keep(name, numberOf(db, name) ?? added(db, name));
};

const added = (db: Sqlite, name: string): number =>
  db.get<{ id: number }>('insert into trail_name (name) values (?) returning id', name)!.id;

/** The number of a name that stands in the trail; undefined when none of its events named it. */
export const numberOf = (db: Sqlite, name: string): number | undefined =>
  db.get<{ id: number }>('select id from trail_name where name = ?', name)?.id;

/** Notes a stream at its first event, by that event's sequence, with the unit that it is about. */
export const noteStream = (db: Sqlite, stream: string, sequence: number, unit: string | null): number => {
  db.run('insert into trail_stream values (?, ?, ?)', sequence, stream, unit);
  return db.remembered(streams, newNames).keep(stream, sequence);
};

/** The number of a stream that has been noted. @throws Error when its first event never came */
export const streamId = (db: Sqlite, stream: string): number => {
  const known = db.remembered(streams, newNames);
  const id = known.get(stream) ?? streamNumber(db, stream);
  if (id === undefined) throw new Error(`the first event of ${stream} is missing`);
  return known.keep(stream, id);
};

/** The number of a stream; undefined when the trail has none of that name. */
export const streamNumber = (db: Sqlite, stream: string): number | undefined =>
  db.get<{ id: number }>('select id from trail_stream where name = ?', stream)?.id;
