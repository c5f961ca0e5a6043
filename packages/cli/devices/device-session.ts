import { answerOf, ProblemError, type Client } from '@progo/client';
import type { RecordedSession } from '@progo/motion/recordings';

/** Opens a session of a device; returns its id. */
export async function startSession(
  client: Client,
  deviceId: string,
  {
    name,
    subject,
    exerciseType,
    notes,
  }: Pick<RecordedSession, 'name' | 'subject' | 'exerciseType' | 'notes'>,
): Promise<number> {
  const body = {
    device_id: deviceId,
    session_name: name === '' ? null : name,
    subject: subject === '' ? null : subject,
    exercise_type: exerciseType ?? null,
    notes: notes ?? null,
  };
  return (await answerOf(client.POST('/api/v1/sessions', { body }))).id;
}

/** Also when interrupted; a server that is gone cannot be told. */
export async function endSession(client: Client, id: number, endTime: number): Promise<void> {
  try {
    const body = { end_time: Math.ceil(endTime) };
    await client.PUT('/api/v1/sessions/{id}', { params: { path: { id } }, body });
  } catch (error) {
    if (error instanceof ProblemError) throw error;
  }
}
