import { describe, expect, it } from '@jest/globals';
import { bundleOf, checkpointOf, growthOf, keyOf, ledgerLog, witnessOf } from '../../../test/support/ledger-log.js';
import { BundleVerifier, type Trust } from './bundle/verify-bundle.js';
import { verifierOf } from './keys.js';
import { openNote, parseNote } from './note.js';
import { cosigned, joined, NotWitnessed, type WitnessAsked } from './witness.js';

const own = keyOf('hengjian/store', 1);
const thief = keyOf('hengjian/store', 9);
const city = witnessOf('audit.city', 2);
const province = witnessOf('audit.province', 3);
const impostor = { ...witnessOf('audit.city', 8), keyId: city.keyId };
const drafts = ['a', 'b', 'a', 'c', 'c'].map((stream, number) => ({ stream, data: { number } }));
const log = ledgerLog(drafts);
const other = ledgerLog([...drafts.slice(0, 2), { stream: 'z' }, ...drafts.slice(3)]);
const noteOf = (events = log, signer = own) => checkpointOf(events, [signer]);
const seconds = 1_750_000_000;
const asked = (changes: Partial<WitnessAsked> = {}): WitnessAsked => ({
  checkpoint: noteOf(),
  earlier: null,
  growth: null,
  logKeys: [verifierOf(own.verifier)],
  witness: city,
  seconds,
  ...changes,
});
const seen = (events = log, witness = city) => cosigned(asked({ checkpoint: noteOf(events), witness }));

describe('a witness', () => {
  it('puts its name to a checkpoint that has grown from the one before, beside those that are there', () => {
    const earlier = seen(log.slice(0, 3));
    const now = cosigned(asked({ earlier, growth: growthOf(log, 3) }));
    expect(openNote(now, [verifierOf(own.verifier), city]).signedBy).toHaveLength(2);
    const both = cosigned(asked({ checkpoint: now, witness: province }));
    expect(openNote(both, [verifierOf(own.verifier), city, province]).signedBy).toHaveLength(3);
    // Again changes nothing but the time.
    expect(parseNote(cosigned(asked({ checkpoint: both, seconds: seconds + 1 }))).signatures).toHaveLength(3);
    expect(openNote(cosigned(asked({ earlier: now })), [city]).signedBy).toHaveLength(1);
  });

  const earlier = seen(log.slice(0, 3));
  it.each<[string, Partial<WitnessAsked>, string]>([
    ['of a log that another key has signed', { checkpoint: noteOf(log, thief) }, 'log-unsigned'],
    [
      'with a forged signature of the log',
      { checkpoint: noteOf(log, { ...thief, name: own.name, keyId: own.keyId }) },
      'log-unsigned',
    ],
    ['that is none', { checkpoint: 'x' }, 'unreadable'],
    ['that forked', { checkpoint: noteOf(other), earlier, growth: growthOf(other, 3) }, 'forked'],
    ['of the same size and another root', { checkpoint: noteOf(other.slice(0, 3)), earlier }, 'forked'],
    ['that is older', { checkpoint: noteOf(log.slice(0, 2)), earlier }, 'older'],
    ['without a proof of its growth', { earlier }, 'growth-missing'],
    ['with the proof of another growth', { earlier, growth: growthOf(log, 2) }, 'forked'],
    ['with a proof that is cut', { earlier, growth: growthOf(log, 3).slice(1) }, 'forked'],
    ['with a proof that is none', { earlier, growth: ['x'] }, 'growth-wrong'],
    [
      'compared with what it never saw',
      { earlier: noteOf(log.slice(0, 3)), growth: growthOf(log, 3) },
      'earlier-not-own',
    ],
    [
      'compared with what an impostor saw',
      { earlier: seen(log.slice(0, 3), impostor), growth: growthOf(log, 3) },
      'earlier-not-own',
    ],
    ['compared with what is none', { earlier: 'x' }, 'earlier-unreadable'],
    [
      'of another log',
      { earlier: seen(log.slice(0, 3)).replace('hengjian/store', 'hengjian/other') },
      'earlier-not-own',
    ],
  ])('does not put its name to one %s', (_, changes, reason) => {
    expect(() => cosigned(asked(changes))).toThrow(new NotWitnessed(reason as never));
  });
});

describe('a note that comes back', () => {
  const names = [city, province].map(({ name, keyId }) => `${name}+${keyId}`);
  it('brings the cosignatures of known witnesses, and nothing else', () => {
    const [one] = names;
    expect(joined(noteOf(), seen(), [city, province])).toMatchObject({ added: [one], forged: [] });
    const { note } = joined(noteOf(), seen(), [city])!;
    expect(joined(note, seen(log, province), [city, province])).toMatchObject({ added: [names[1]] });
    expect(joined(note, seen(), [city])).toMatchObject({ note, added: [] });
    // A stranger's, or another signature in the log's own name, is left behind.
    expect(joined(noteOf(), seen(log, province), [city])).toMatchObject({ note: noteOf(), added: [] });
    expect(joined(noteOf(), noteOf(log, thief), [city])).toMatchObject({ note: noteOf(), added: [] });
  });

  it('is not taken where it is of another text, or forged', () => {
    expect(joined(noteOf(), seen(other), [city])).toBeNull();
    expect(joined(noteOf(), seen(log, impostor), [city])).toMatchObject({
      note: noteOf(),
      added: [],
      forged: [names[0]],
    });
  });
});

describe('a bundle, asked for its witnesses', () => {
  const verified = (cosignedNotes: readonly string[], trust: Partial<Trust> = {}, events = log) => {
    const scope = { kind: 'issue', id: 'ISS-1' } as const;
    const part = { scope, streams: ['a', 'c'], from: [3] };
    const lines = [bundleOf({ log: events, signers: [own], cosigned: cosignedNotes })];
    lines.push(bundleOf({ log: events, signers: [own], cosigned: cosignedNotes, ...part }));
    return lines.map((one) => {
      const each = new BundleVerifier({ keys: [verifierOf(own.verifier)], earlier: [], witnesses: [city], ...trust });
      for (const line of one) each.add(Buffer.from(line));
      return each.finish();
    });
  };
  const reasons = (...given: Parameters<typeof verified>) => verified(...given).map(({ finding }) => finding?.reason);

  it('says how far each vouches for its log', () => {
    const witnessed = [{ witness: `${city.name}+${city.keyId}`, count: 3 }];
    for (const one of verified([seen(log.slice(0, 3))])) expect(one).toMatchObject({ finding: null, witnessed });
    expect(reasons([], { earlier: [joined(noteOf(), seen(), [city])!.note] })).toEqual([undefined, undefined]);
    expect(reasons([seen(), seen(log, province)], { witnesses: [city, province] })).toEqual([undefined, undefined]);
  });

  it.each<[string, readonly string[], Partial<Trust>, readonly string[]]>([
    ['none', [], {}, ['not-witnessed', 'not-witnessed']],
    ['a stranger', [seen(log, province)], {}, ['not-witnessed', 'not-witnessed']],
    ['too few', [seen()], { witnesses: [city, province] }, ['not-witnessed', 'not-witnessed']],
    ['an impostor', [seen(log, impostor)], {}, ['witness-forged', 'witness-forged']],
    ['whoever saw another history', [seen(other.slice(0, 3))], {}, ['head-differs', 'forked']],
    [
      'whoever saw more than there is',
      [cosigned(asked({ checkpoint: noteOf([...ledgerLog([...drafts, { stream: 'a' }])]) }))],
      {},
      ['older-than-kept', 'older-than-kept'],
    ],
    ['whoever saw nothing', [seen([])], {}, ['not-witnessed', 'not-witnessed']],
    ['what is no note', ['x'], {}, ['not-witnessed', 'not-witnessed']],
  ])('is refused with %s', (_, notes, trust, expected) => {
    expect(reasons(notes, trust)).toEqual(expected);
  });

  it('needs the growth from what they saw, where it is only a part', () => {
    expect(reasons([seen(log.slice(0, 2))])).toEqual([undefined, 'growth-missing']);
  });
});
