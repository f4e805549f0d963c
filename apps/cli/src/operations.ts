import type { INestApplicationContext } from '@nestjs/common';
import { CommandExecutor } from '@app/application/kernel';
import { EventStore } from '@app/event-store';
import { Clock } from '@app/platform/clock';
import { ProjectionHost, ReadModel } from '@app/projections/kernel';
import { operatorRequest, tenant } from '@app/runtime';
import { Checkpoints, recordRotation } from '@app/runtime/proofs';
import { NightlyProof } from '@app/runtime/replays';
import { AccessJournal } from '@app/vault';
import { shownFaults, shownNights } from '../../api/src/audit/shown-nights.js';
import { addUser, type NewUser } from './add-user.js';
import { bringInFigures } from './bring-in-figures.js';
import { bringInLedger, type LedgerFile } from './bring-in-ledger.js';
import { backUpInto } from './back-up-into.js';
import { countyRecord, type RecordAsked } from './county-record.js';
import { noteBundle, type BundleNote } from './note-bundle.js';
import { provePoints, type ProofAsked } from './prove-points.js';
import { replicateInto } from './replicate-into.js';
import { progress } from './output.js';

/** What the command line asks of the process that owns a data directory. */
export const operations = {
  status: async (context: INestApplicationContext, _input: object) => {
    const model = context.get(ReadModel);
    const nightly = context.get(NightlyProof);
    const nights = await nightly.nights();
    const logFaults = shownFaults(model.db, nightly.faults(nights));
    return { ...model.state(), replays: shownNights(model.db, nights), logFaults };
  },

  rebuild: async (context: INestApplicationContext, _input: object) => {
    const start = performance.now();
    const bar = progress('重建查询库');
    await context.get(ProjectionHost).rebuild(({ sequence, head }) => bar.at(sequence, head));
    bar.end();
    return { events: context.get(ReadModel).sequence, seconds: (performance.now() - start) / 1000 };
  },

  replica: (context: INestApplicationContext, { to }: Readonly<{ to: string }>) => replicateInto(context, to),

  setAside: async (context: INestApplicationContext, _input: object) => ({
    aside: await context.get(Checkpoints).setAside(),
  }),

  checkpoint: (context: INestApplicationContext, input: Readonly<{ since: number | null }>) =>
    context.get(Checkpoints).grown(input.since),

  bringCheckpoint: async (context: INestApplicationContext, { note }: Readonly<{ note: string }>) => ({
    added: await context.get(Checkpoints).bring(note),
  }),

  rotateKey: (context: INestApplicationContext, { statement }: Readonly<{ statement: string }>) => {
    const request = operatorRequest('command-line', context.get<string>(tenant), context.get(Clock).now());
    const { storeId } = context.get(EventStore);
    const place = { storeId, executor: context.get(CommandExecutor), request };
    return recordRotation(place, statement, context.get(Checkpoints).given);
  },

  noteBundle: async (context: INestApplicationContext, about: BundleNote) => {
    await noteBundle(context.get(AccessJournal), about, context.get(Clock).now());
    return { isNoted: true };
  },

  backup: (context: INestApplicationContext, input: Readonly<{ to: string }>) => backUpInto(context, input),

  prove: (context: INestApplicationContext, asked: ProofAsked) => provePoints(context, asked),

  bringInLedger: (context: INestApplicationContext, input: LedgerFile) => bringInLedger(context, input),

  bringInFigures: (context: INestApplicationContext, input: LedgerFile) => bringInFigures(context, input),

  countyRecord: (context: INestApplicationContext, asked: RecordAsked) => countyRecord(context, asked),

  addUser: (context: INestApplicationContext, input: NewUser) => addUser(context, input),
};

export type OperationName = keyof typeof operations;
