export { createApp, type AppOptions } from './app.ts';
export { InvalidSetting, readConfig, SETTINGS, windowOf, type Config } from './config.ts';
export { createLogger } from './logger.ts';
export { serve } from './main.ts';
export { CannotListen, startServer, type RunningServer } from './start.ts';
export { StoreUnavailable } from './store/store.ts';
export { VERSION } from './version.ts';
