/** The part of autocannon that is used here; it brings no types. */
declare module 'autocannon' {
  interface Client {
    setRequests(requests: readonly { readonly body: string }[]): void;
  }
  interface Options {
    readonly url: string;
    readonly connections: number;
    readonly duration: number;
    readonly method: 'POST';
    readonly headers: Readonly<Record<string, string>>;
    readonly setupClient: (client: Client) => void;
  }
  interface Result {
    /** Seconds it took. */
    readonly duration: number;
    readonly errors: number;
    readonly timeouts: number;
    readonly non2xx: number;
    readonly requests: { readonly total: number };
    /** ms */
    readonly latency: { readonly p50: number; readonly p99: number; readonly max: number };
  }
  export default function autocannon(options: Options): Promise<Result>;
}
