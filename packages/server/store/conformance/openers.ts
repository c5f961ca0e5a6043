import type { Store } from '../store.ts';

/** How the suite comes by a store of the implementation under test. */
export interface Openers {
  /** An empty one of its own, closed and gone after the test. */
  readonly open: () => Promise<Store>;
  /** Closes it and opens the same data again. */
  readonly reopen: (store: Store) => Promise<Store>;
}
