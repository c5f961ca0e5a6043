import { Type } from 'typebox';
import type { Routes } from './routes.ts';

const Greeting = Type.Object({
  message: Type.String({ description: 'Greeting' }),
  status: Type.Literal('healthy', { description: 'Always healthy when it answers' }),
  version: Type.String({ description: 'Version of Progo' }),
  docs: Type.String({ description: 'Where the interactive documentation is' }),
});

export const homeRoutes: Routes = (api, { version }) => {
  api.get(
    '/',
    {
      schema: {
        tags: ['Health'],
        summary: 'Greeting, as a page for a browser and as JSON for everyone else',
        response: {
          200: {
            description: 'It runs',
            content: { 'application/json': { schema: Greeting }, 'text/html': { schema: Type.String() } },
          },
        },
      },
    },
    async (request, reply) => {
      if (wantsPage(request.headers.accept)) {
        return reply.type('text/html; charset=utf-8').send(page(version));
      }
      return { message: 'Progo is running', status: 'healthy' as const, version, docs: '/docs' };
    },
  );
};

/** Browsers name HTML first. */
function wantsPage(accept: string | undefined): boolean {
  return accept?.startsWith('text/html') ?? false;
}

function page(version: string): string {
  return `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width">
    <title>Progo</title>
    <style>
      body { font: 1rem/1.6 system-ui, sans-serif; max-width: 40rem; margin: 4rem auto; padding: 0 1rem; }
    </style>
  </head>
  <body>
    <h1>Progo ${version} is running</h1>
    <p>From a 9-DOF sensor to live exercise recognition.</p>
    <ul>
      <li><a href="/docs">Documentation</a>: every call, to read and to try</li>
      <li><a href="/health">Health</a>: is everything well?</li>
      <li><a href="/api/v1/ml/status">Status</a>: the model and the devices on the live path</li>
      <li><a href="/openapi.json">OpenAPI document</a></li>
    </ul>
  </body>
</html>
`;
}
