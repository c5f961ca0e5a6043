import { answerOf, type Client } from '@progo/client';

/** The artifact of a model, as `openModel` takes it. */
export async function downloadArtifact(client: Client, id: number): Promise<Uint8Array> {
  const call = client.GET('/api/v1/ml/models/{id}/artifact', {
    params: { path: { id } },
    parseAs: 'arrayBuffer',
  });
  return new Uint8Array(await answerOf(call));
}
