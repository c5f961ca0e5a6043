import type { AddressInfo } from 'node:net';
import { afterAll } from 'vitest';
import { WebSocket } from 'ws';
import type { TestServer } from './test-server.ts';

export interface Message {
  readonly type: string;
  readonly [key: string]: unknown;
}

/** A client of `/api/v1/live` that remembers what it was told. */
export class LiveClient {
  readonly socket: WebSocket;
  readonly told: Message[] = [];

  constructor(socket: WebSocket) {
    this.socket = socket;
    socket.on('message', (data: Buffer) => this.told.push(JSON.parse(data.toString('utf8')) as Message));
  }

  say(message: unknown): void {
    this.socket.send(typeof message === 'string' ? message : JSON.stringify(message));
  }

  of(type: string): Message[] {
    return this.told.filter((message) => message.type === type);
  }
}

/** Connects over a real network socket; closed after the last test of the file. */
export async function connect(server: TestServer): Promise<LiveClient> {
  if (!server.app.server.listening) await server.app.listen({ host: '127.0.0.1', port: 0 });
  const { port } = server.app.server.address() as AddressInfo;
  const socket = new WebSocket(`ws://127.0.0.1:${port}/api/v1/live`);
  afterAll(() => socket.terminate());
  const client = new LiveClient(socket);
  await new Promise((resolve, reject) => socket.once('open', resolve).once('error', reject));
  return client;
}
