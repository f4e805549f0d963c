import { Command } from 'commander';
import { readConfig } from '@app/platform/config';
import { createApp, openApiDocument } from '../../api/src/bootstrap.js';

/** `hengjian openapi`: the API's document, as `libs/api-client` is generated from it. */
export const openApi = () =>
  new Command('openapi').description('打印接口文档(OpenAPI)').action(async () => {
    const app = await createApp({ config: readConfig(process.env), runtime: { memory: true }, logger: false });
    console.log(JSON.stringify(openApiDocument(app), null, 2));
    await app.close();
  });
