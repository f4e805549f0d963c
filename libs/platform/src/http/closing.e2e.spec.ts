import { Controller, Get } from '@nestjs/common';
import { Agent, get, type IncomingMessage } from 'node:http';
import { expect, it } from '@jest/globals';
import { start } from '@test/tiny-app';
import { Public } from './allowed.js';

let answer: (text: string) => void = () => undefined;
let asked: () => void = () => undefined;

@Controller('slow')
class Slow {
  @Get()
  @Public()
  read(): Promise<string> {
    asked();
    return new Promise((resolve) => (answer = resolve));
  }
}

it('a server that stops answers what it was asked, and does not wait for callers that keep their connection', async () => {
  const app = await start(Slow);
  const agent = new Agent({ keepAlive: true });
  const arrived = new Promise<void>((resolve) => (asked = resolve));
  const status = new Promise<number | undefined>((resolve, reject) => {
    void app.getUrl().then((base) =>
      get(`${base}/slow`, { agent }, (response: IncomingMessage) => {
        response.resume().on('end', () => resolve(response.statusCode));
      }).on('error', reject),
    );
  });
  await arrived;
  const closed = app.close();
  await new Promise((resolve) => setTimeout(resolve, 100));
  answer('late');
  expect(await status).toBe(200);
  await closed;
  agent.destroy();
});
