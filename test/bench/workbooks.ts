import { randomUUID } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { CommandBus } from '@nestjs/cqrs';
import { OpenAccounts } from '@app/application/access';
import { bureauWorkbook, type WorkbookUnit } from '@app/documents';
import { currentForm, formAskedOf, formFor, type Entries } from '@app/domain/submissions';
import { ReadModel } from '@app/projections/kernel';
import { unitById, unitsUnder } from '@app/projections/organizations';
import { openRuntime } from '@app/runtime';
import { Operations } from '@app/vault';
import { percentile, type Bench } from './measure.js';
import { serving, type Server } from './server.js';
import { storyStore } from './story-store.js';

const dataYear = '2024-2025';
const rows = 5_000;
/** Cells of a workbook that are wrong. */
const mistakes = 2_000;
const filled = 40;

type Place = Readonly<{
  data: string;
  rootId: string;
  sectionId: string;
  token: string;
  right: Uint8Array;
  wrong: Uint8Array;
}>;

/** A data directory with 5,000 sections under one root, a director's token, and two workbooks of all of them. */
const placeIn = async (folder: string): Promise<Place> => {
  const data = join(folder, 'data');
  mkdirSync(data, { recursive: true });
  storyStore({ file: join(data, 'events.sqlite'), plot: { counties: 18, years: 1, firstYear: 2024, visits: 0 } });
  const runtime = await openRuntime({ dataDir: data, tenant: 'main' });
  const [bus, { db }, operations] = [runtime.get(CommandBus), runtime.get(ReadModel), runtime.get(Operations)];
  const rootId = db.get<{ id: string }>('select unit_id as id from organization_unit where parent_id is null')!.id;
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
  let wrongOnes = 0;
  const unitOf =
    (spoilt: boolean) =>
    (section: (typeof sections)[number], index: number): WorkbookUnit => {
      const parent = section.parentId === null ? undefined : unitById(db, section.parentId);
      const owner = { kind: 'section', sharesBuildings: parent?.sharedBuildings ?? false } as const;
      const asked = formAskedOf(formFor(owner)!, owner, section.stage);
      const values = asked.fields
        .filter(({ kind }) => kind === 'number')
        .slice(0, filled)
        .map(({ code }, at): [string, Entries[string]] => {
          const spoil = spoilt && wrongOnes < mistakes && (index + at) % 17 === 0;
          if (spoil) wrongOnes += 1;
          const value = spoil
            ? '约三十'
            : code === 'students' || code === 'largestClass' || code.startsWith('grade1S') || code === 'grade7Students'
              ? '24'
              : code === 'classes' || code === 'classesTo25'
                ? '1'
                : '0';
          return [code, { value, explanation: null, origin: { kind: 'typed' } }];
        });
      return {
        unitId: section.unitId,
        name: section.name,
        form: asked,
        entries: Object.fromEntries(values),
        last: null,
        findings: [],
      };
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
  const written = (spoilt: boolean) => bureauWorkbook(identity, [{ form, units: sections.map(unitOf(spoilt)) }]);
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

type Sent = Readonly<{ id: string; status: string; errorCount: number | null; units: number | null; refusal: unknown }>;

/** Asks for something small every 20 ms until stopped; answers how long each took. */
const others = (server: Server, { sectionId, token }: Place) => {
  const times: number[] = [];
  let on = true;
  const work = (async () => {
    while (on) {
      const start = performance.now();
      const url = `${server.url}/api/organizations/units/${sectionId}`;
      const answer = await fetch(url, { headers: { authorization: `Bearer ${token}` } });
      await answer.arrayBuffer();
      if (!answer.ok) throw new Error(`${answer.status}`);
      times.push(performance.now() - start);
      await new Promise((resume) => setTimeout(resume, 20));
    }
  })();
  return async () => {
    on = false;
    await work;
    return { p95: percentile(times, 0.95), max: percentile(times, 1), asked: times.length };
  };
};

/** Sends a workbook and waits until it is checked, and (`marked`) until it has come back. */
const round = async (server: Server, place: Place, file: Uint8Array, marked: boolean) => {
  const headers = { authorization: `Bearer ${place.token}` };
  const stop = others(server, place);
  const start = performance.now();
  const form = new FormData();
  form.append('file', new Blob([new Uint8Array(file)]), 'a.xlsx');
  const address = `${server.url}/api/workbooks/${place.rootId}/${dataYear}`;
  let upload = (await (await fetch(address, { method: 'POST', headers, body: form })).json()) as Sent;
  while (upload.status === 'waiting' || upload.status === 'checking') {
    await new Promise((resume) => setTimeout(resume, 50));
    upload = (await (await fetch(`${server.url}/api/workbook-uploads/${upload.id}`, { headers })).json()) as Sent;
  }
  if (upload.status !== 'checked' || upload.units !== rows) throw new Error(JSON.stringify(upload).slice(0, 500));
  if (marked) {
    const answer = await fetch(`${server.url}/api/workbook-uploads/${upload.id}/marked`, { headers });
    const bytes = Buffer.from(await answer.arrayBuffer());
    if (!answer.ok) throw new Error(bytes.toString());
    writeFileSync(join(place.data, 'marked.xlsx'), bytes);
  }
  const ms = performance.now() - start;
  return { ms, errors: upload.errorCount ?? 0, more: await stop() };
};

/** 5,000 units × 40 filled columns: checked, and checked and given back marked, while others are answered. */
export const bench: Bench = async (folder) => {
  const place = await placeIn(folder);
  const server = await serving(place.data);
  try {
    const check = await round(server, place, place.right, false);
    const checkPeak = server.memory().highest;
    const marked = await round(server, place, place.wrong, true);
    const markedPeak = server.memory().highest;
    const figure = (name: string, { ms, errors, more }: typeof check, peak: number | null) => ({
      name,
      unit: 'ms',
      value: ms,
      limit: null,
      ratio: null,
      more: { othersP95: more.p95, othersMax: more.max, othersAsked: more.asked, errors },
      ...(peak !== null && { peakMiB: peak }),
    });
    return [figure('workbook-check', check, checkPeak), figure('workbook-marked', marked, markedPeak)];
  } finally {
    await server.stop();
  }
};
