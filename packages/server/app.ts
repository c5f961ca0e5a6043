import cors from '@fastify/cors';
import helmet from '@fastify/helmet';
import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import { fastify, type FastifyBaseLogger, type FastifyInstance } from 'fastify';
import type { Logger } from 'pino';
import { analyticsRoutes } from './api/analytics.ts';
import { deviceRoutes } from './api/devices.ts';
import { healthRoutes } from './api/health.ts';
import { jobEventRoutes } from './api/job-events.ts';
import { jobRoutes } from './api/jobs.ts';
import { labelRoutes } from './api/labels.ts';
import { liveSocket } from './api/live-socket.ts';
import { mlStatusRoutes } from './api/ml-status.ts';
import { modelRoutes } from './api/models.ts';
import { homeRoutes } from './api/home.ts';
import { documentApi, documentProblems, showDocumentation } from './api/openapi.ts';
import type { Api } from './api/routes.ts';
import { predictRoutes } from './api/predict.ts';
import { predictionRoutes } from './api/predictions.ts';
import { readingRoutes } from './api/readings.ts';
import { recordingRoutes } from './api/recordings.ts';
import { sensorDataRoutes } from './api/sensor-data.ts';
import { sessionRoutes } from './api/sessions.ts';
import { readJsonBodies } from './body.ts';
import type { Config } from './config.ts';
import { answerErrorsAsProblems, answerUnreadableAddress } from './errors.ts';
import { openProgo, type OpeningOptions, type Progo } from './progo.ts';
import { createRequestIds } from './request-ids.ts';
import { RequestLog } from './request-log.ts';
import { createValidator } from './validation.ts';

export interface AppOptions extends OpeningOptions {
  readonly config: Config;
  readonly log: Logger;
}

/**
 * The whole server, ready to listen or to be asked with `inject`. Closing it closes everything in it.
 * @throws {StoreUnavailable} with what to do
 */
export async function createApp({ config, log, takeUpJobs }: AppOptions): Promise<FastifyInstance> {
  const progo = await openProgo(config, log, { takeUpJobs });
  const loggerInstance: FastifyBaseLogger = log;
  const app = fastify({
    loggerInstance,
    logController: new RequestLog(),
    genReqId: createRequestIds(),
    bodyLimit: Math.floor(config.bodyLimitMb * 1e6),
    frameworkErrors: answerUnreadableAddress,
    // What is too long is for the schemas to say.
    routerOptions: { ignoreTrailingSlash: true, maxParamLength: 65_536 },
  }).withTypeProvider<TypeBoxTypeProvider>();
  try {
    app.setValidatorCompiler(createValidator());
    answerErrorsAsProblems(app);
    readJsonBodies(app);
    nameRequests(app);
    documentProblems(app);
    await allowOrigins(app, config);
    await documentApi(app, progo.version);
    await addPages(app, progo);
    for (const routes of ROUTES) routes(app, progo);
    await liveSocket(app, progo);
    app.addHook('onClose', () => progo.close());
    await app.ready();
    return app;
  } catch (error) {
    await progo.close();
    throw error;
  }
}

const ROUTES = [
  healthRoutes,
  sensorDataRoutes,
  deviceRoutes,
  readingRoutes,
  sessionRoutes,
  labelRoutes,
  recordingRoutes,
  jobRoutes,
  jobEventRoutes,
  modelRoutes,
  predictRoutes,
  predictionRoutes,
  mlStatusRoutes,
  analyticsRoutes,
];

/** What a browser shows as a page is guarded; data goes without some 400 bytes of headers an answer. */
async function addPages(app: Api, progo: Progo): Promise<void> {
  await app.register(async (pages: Api) => {
    await pages.register(helmet, {
      contentSecurityPolicy: {
        directives: {
          // The documentation styles itself inline.
          styleSrc: ["'self'", "'unsafe-inline'"],
          // Plain HTTP on the local network is how most installations are reached.
          upgradeInsecureRequests: null,
        },
      },
      strictTransportSecurity: false,
      crossOriginOpenerPolicy: false,
      originAgentCluster: false,
    });
    await showDocumentation(pages);
    homeRoutes(pages, progo);
  });
}

async function allowOrigins(app: FastifyInstance, { corsOrigins }: Config): Promise<void> {
  if (corsOrigins.length === 0) return;
  const origin = corsOrigins.includes('*') ? '*' : [...corsOrigins];
  const methods = ['GET', 'HEAD', 'POST', 'PUT', 'DELETE'];
  await app.register(cors, { origin, methods, exposedHeaders: ['x-request-id'], maxAge: 600 });
}

/** Answers carry the name of their request, to be found in the log. */
function nameRequests(app: FastifyInstance): void {
  app.addHook('onRequest', (request, reply, done) => {
    reply.header('x-request-id', request.id).header('x-content-type-options', 'nosniff');
    done();
  });
}
