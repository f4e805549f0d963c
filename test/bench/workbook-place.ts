import { randomUUID } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { CommandBus } from '@nestjs/cqrs';
import { OpenAccounts } from '@app/application/access';
import { bureauWorkbook, type WorkbookUnit } from '@app/documents';
import { currentForm, formAskedOf, type Entries } from '@app/domain/submissions';
import { ReadModel } from '@app/projections/kernel';
import { unitsUnder } from '@app/projections/organizations';
import { openRuntime } from '@app/runtime';
import { Operations } from '@app/vault';
import { storyStore } from './story-store.js';

/** The year after the story's: what was filed then is accepted, and nothing can be filed for it. */
export const dataYear = '2025-2026';
export const rows = 5_000;
/** What a primary section is asked whose school shares its buildings. */
const columns = 40;

/** Of each section: one class of 24 pupils in the first grade, and of everything else none. */
const typical: Readonly<Record<string, string>> = {
  students: '24',
  largestClass: '24',
  grade1Students: '24',
  classes: '1',
  classesTo25: '1',
};

/** What the benchmark works on. */
export type Place = Readonly<{
  data: string;
  rootId: string;
  sectionId: string;
  token: string;
  right: Uint8Array;
  wrong: Uint8Array;
}>;

/**
 * A data directory with 5,000 sections under one root, a director's token, and two workbooks of all of them, in the second of which one cell in a
 * hundred is wrong. Every section
 * is made one of a primary school with shared buildings, in the read model: such a section is asked 40 fields, all filled.
 */
export const placeIn = async (folder: string): Promise<Place> => {
  const data = join(folder, 'data');
  mkdirSync(data, { recursive: true });
  storyStore({ file: join(data, 'events.sqlite'), plot: { counties: 18, years: 1, firstYear: 2024, visits: 0 } });
  const runtime = await openRuntime({ dataDir: data, tenant: 'main' });
  const [bus, { db }, operations] = [runtime.get(CommandBus), runtime.get(ReadModel), runtime.get(Operations)];
  const rootId = db.get<{ id: string }>('select unit_id as id from organization_unit where parent_id is null')!.id;
  db.run("update organization_unit set stage = 'primary' where kind = 'section'");
  db.run("update organization_unit set shared_buildings = 1 where kind = 'school'");
  const sections = unitsUnder(db, [rootId], { kind: 'section' }).slice(0, rows);
  const account = {
    accountId: randomUUID(),
    unitId: rootId,
    username: 'director',
    displayName: '主任',
    phone: null,
    email: null,
    password: randomUUID(),
    grants: [{ role: 'supervisionDirector', unitId: rootId, from: '2020-01-01', until: null } as const],
    mustChangePassword: false,
  };
  const commandId = randomUUID();
  const actor = { id: 'system', role: 'process', unit: rootId };
  const now = new Date().toISOString();
  await bus.execute(
    new OpenAccounts([account], {
      commandId,
      digest: commandId,
      actor,
      tenant: 'main',
      correlationId: commandId,
      causationId: null,
      at: now,
    }),
  );
  const endsAt = new Date(Date.now() + 86_400_000).toISOString();
  const { token } = await operations.tokens.issue({ accountId: account.accountId, label: 'bench', at: now, endsAt });

  const form = currentForm('section');
  const owner = { kind: 'section', sharesBuildings: true } as const;
  const asked = formAskedOf(form, owner, 'primary');
  if (asked.fields.length !== columns) throw new Error(`${asked.fields.length} columns, not ${columns}`);
  const unitOf =
    (spoilt: boolean) =>
    ({ unitId, name }: (typeof sections)[number], index: number): WorkbookUnit => {
      const values = asked.fields.map(({ code, choices }, at): [string, Entries[string]] => {
        const spoil = spoilt && index % 5 < 2 && at === (index * 7) % columns;
        const value = spoil ? '约三十' : (choices[0]?.code ?? typical[code] ?? '0');
        return [code, { value, explanation: null, origin: { kind: 'typed' } }];
      });
      return { unitId, name, form: asked, entries: Object.fromEntries(values), last: null, findings: [] };
    };
  const identity = {
    kind: 'bureau',
    tenant: 'main',
    dataYear,
    unitId: rootId,
    unitName: '全省',
    forms: [{ id: 'section', version: form.version, title: form.title }],
    exportedAt: now,
  } as const;
  const written = (spoilt: boolean) => bureauWorkbook(identity, [{ form: asked, units: sections.map(unitOf(spoilt)) }]);
  const place = {
    data,
    rootId,
    sectionId: sections[0]!.unitId,
    token,
    right: await written(false),
    wrong: await written(true),
  };
  await runtime.close();
  return place;
};
