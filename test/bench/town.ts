import { randomUUID } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { CommandBus } from '@nestjs/cqrs';
import { OpenAccounts } from '@app/application/access';
import { SubmissionRequest, type SubmissionAsk } from '@app/application/submissions';
import type { Actor, Outcome, Request } from '@app/domain/kernel';
import { processes } from '@app/domain/processes';
import { EventStore } from '@app/event-store';
import { ReadModel } from '@app/projections/kernel';
import { unitsUnder } from '@app/projections/organizations';
import { openRuntime, ProcessBooks } from '@app/runtime';
import { Operations } from '@app/vault';
import { storyStore } from './story-store.js';

/** A data directory with a county of 300 sections, most of this year's figures accepted, and a director's token. */
export type Town = Readonly<{
  data: string;
  countyId: string;
  /** A school of it. */
  schoolId: string;
  dataYear: string;
  /** Sections whose figures are filed and not yet accepted. */
  waiting: readonly string[];
  /** Bearer token of the supervision office's director, who is called `director`. */
  token: string;
  password: string;
}>;

const lastYear = '2024-2025';
const dataYear = '2025-2026';
const most = 60;

const asked = (actor: Actor): Request => {
  const commandId = randomUUID();
  const at = new Date().toISOString();
  return { commandId, digest: commandId, actor, tenant: 'main', correlationId: commandId, causationId: null, at };
};

/**
 * Tells a year of the story of so many counties, each section visited so often, then files this year's figures of all of them by ordinary commands.
 * The figures that wait are the first county's.
 */
export const townIn = async (folder: string, counties = 1, visits = 0): Promise<Town> => {
  const data = join(folder, 'data');
  mkdirSync(data, { recursive: true });
  storyStore({ file: join(data, 'events.sqlite'), plot: { counties, years: 1, firstYear: 2024, visits } });
  const runtime = await openRuntime({ dataDir: data, tenant: 'main' });
  const [bus, model, operations] = [runtime.get(CommandBus), runtime.get(ReadModel), runtime.get(Operations)];
  const countyId = model.db.get<{ id: string }>(
    `select unit_id as id from organization_unit where kind = 'county' order by registered_sequence limit 1`,
  )!.id;
  const within = new Set(unitsUnder(model.db, [countyId]).map(({ unitId }) => unitId));
  const operator = { id: randomUUID(), role: 'administrator', unit: countyId };
  const [director, reporter] = ['supervisionDirector', 'reporter'].map((role) => ({
    id: randomUUID(),
    role,
    unit: countyId,
  })) as [Actor, Actor];

  const password = randomUUID();
  const account = {
    accountId: director.id,
    unitId: countyId,
    username: 'director',
    displayName: '主任',
    phone: null,
    email: null,
    password,
    grants: [{ role: 'supervisionDirector', unitId: countyId, from: '2020-01-01', until: null } as const],
    mustChangePassword: false,
  };
  await bus.execute(new OpenAccounts([account], asked(operator)));

  const filed = model.db.all<{ unitId: string; figures: string; enrolment: string | null }>(
    `select unit_id as unitId, figures, enrolment from submission_version where data_year = ? and status = 'accepted'`,
    lastYear,
  );
  const ask = (unitId: string, command: SubmissionAsk, by: Actor) =>
    bus.execute<SubmissionRequest, Outcome>(new SubmissionRequest(unitId, dataYear, command, asked(by)));
  await Promise.all(
    filed.map(({ unitId, figures, enrolment }) => {
      const form = { figures: JSON.parse(figures), enrolment: enrolment === null ? null : JSON.parse(enrolment) };
      return ask(unitId, { type: 'SubmitFigures', ...form, note: null }, reporter);
    }),
  );
  const waiting = filed
    .filter(({ unitId, enrolment }) => enrolment === null && within.has(unitId))
    .slice(0, most)
    .map(({ unitId }) => unitId);
  const left = new Set(waiting);
  const accepted = filed.filter(({ unitId }) => !left.has(unitId));
  await Promise.all(accepted.map(({ unitId }) => ask(unitId, { type: 'AcceptFigures', version: 1 }, director)));

  const at = new Date();
  const endsAt = new Date(at.getTime() + 86_400_000).toISOString();
  const { token } = await operations.tokens.issue({
    accountId: director.id,
    label: 'bench',
    at: at.toISOString(),
    endsAt,
  });
  // A county's processes have followed its year as it went: they begin with no backlog.
  const { position, count } = await runtime.get(EventStore).head();
  const books = new ProcessBooks(operations);
  for (const { name } of processes) await books.advance(name, { position, sequence: count });
  const schoolId = unitsUnder(model.db, [countyId], { kind: 'school' })[0]!.unitId;
  await runtime.close();
  return { data, countyId, schoolId, dataYear, waiting, token, password };
};
