import { setTimeout as sleep } from 'node:timers/promises';
import { demoPassword } from '../../../apps/cli/src/demo/story.js';
import { department } from '../../cluster/commands.js';
import { opened, signedIn } from '../../cluster/people.js';
import { started } from '../server.js';
import { goOn, people } from './people.js';
import { Tally } from './samples.js';

/** How people of one county were answered, alone and while another county floods the server. Milliseconds. */
export type Beside = Readonly<{
  /** Commands a minute that a county may ask for; 0: as many as it likes. */
  limit: number;
  alone: Readonly<{ count: number; p95: number }>;
  beside: Readonly<{ count: number; p95: number }>;
  /** `beside.p95` over `alone.p95`. */
  ratio: number;
  /** What became of the flood. */
  flood: Readonly<{ done: number; turnedAway: number }>;
  errors: Tally['errors'];
}>;

/** Commands of the flooding county under way at any time. */
const abreast = 32;
/** Milliseconds that are not counted: programs warm up. */
const warming = 5000;

const counted = (tally: Tally) => {
  const { count, p95 } = tally.summary()['all']!;
  return { count, p95 };
};

/**
 * On a server of its own: people of the demo's county at work for so many seconds, then for as many beside another county
 * that asks for commands as fast as it is answered, whatever the answer is.
 */
export const besideFlood = async (data: string, limit: number, seconds: number, crowd: number): Promise<Beside> => {
  const server = await started('../../apps/cli/src/main.js', ['--data', data, 'serve'], {
    SIGN_INS_PER_MINUTE: '1000',
    COUNTY_COMMANDS_PER_MINUTE: String(limit),
  });
  const flooding = new AbortController();
  try {
    const cast = await people(server.url, demoPassword);
    const account = await opened(data, `flood${limit}`, '--new-county', `洪水县${limit}`);
    const flooder = await signedIn(server.url, account);
    /** The same people at work for so long. */
    const during = async (ms: number): Promise<Tally> => {
      const [tally, stop] = [new Tally(), new AbortController()];
      const atWork = Array.from({ length: crowd }, (_, n) =>
        goOn(server.url, cast[n % cast.length]!, tally, stop.signal),
      );
      await sleep(ms);
      stop.abort();
      await Promise.all(atWork);
      return tally;
    };
    await during(warming);
    const alone = await during(seconds * 1000);
    let [done, turnedAway] = [0, 0];
    const flood = Array.from({ length: abreast }, async () => {
      while (!flooding.signal.aborted) {
        const { path, body } = department(account.unitId);
        const { status } = await flooder.post(path, body);
        if (status < 300) done++;
        else turnedAway++;
      }
    });
    const beside = await during(seconds * 1000);
    flooding.abort();
    await Promise.all(flood);
    const [one, other] = [counted(alone), counted(beside)];
    return {
      limit,
      alone: one,
      beside: other,
      ratio: other.p95 / one.p95,
      flood: { done, turnedAway },
      errors: { ...alone.errors, ...beside.errors },
    };
  } finally {
    flooding.abort();
    await server.stop();
  }
};

/** As a line of text. */
export const printedFlood = ({ limit, alone, beside, ratio, flood, errors }: Beside): string =>
  [
    `${limit === 0 ? 'no limit' : `${limit} commands a minute and county`}:`,
    `alone p95 ${alone.p95.toFixed(1)} ms (${alone.count} answers),`,
    `beside a flood p95 ${beside.p95.toFixed(1)} ms (${beside.count} answers), ratio ${ratio.toFixed(2)};`,
    `of the flood ${flood.done} done, ${flood.turnedAway} turned away; errors ${JSON.stringify(errors)}`,
  ].join(' ');
