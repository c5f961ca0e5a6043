import type { Session, SessionFilter, Store } from './store.ts';

const SESSIONS_PER_PAGE = 200;

/** Every session that fits, newest first, a page at a time. */
export async function* eachSession(store: Store, filter: SessionFilter): AsyncGenerator<Session> {
  for (let offset = 0; ; offset += SESSIONS_PER_PAGE) {
    const page = await store.sessions.list(filter, SESSIONS_PER_PAGE, offset);
    yield* page;
    if (page.length < SESSIONS_PER_PAGE) return;
  }
}
