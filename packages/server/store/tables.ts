import type { Generated } from 'kysely';

/** Columns as both databases keep them: times REAL ms, truth values 0 or 1, JSON as text. */
export interface Tables {
  devices: {
    number: Generated<number>;
    device_id: string;
    name: string | null;
    type: string | null;
    notes: string | null;
    registered_at: number | null;
    reading_count: number;
    first_seen: number | null;
    last_seen: number | null;
    /** Position the next reading gets; never goes back. */
    next_position: number;
    /** Positions before this lie in merged chunks. */
    merged_position: number;
  };
  exercise_sessions: {
    id: Generated<number>;
    device_id: string;
    exercise_type: string | null;
    subject: string | null;
    name: string | null;
    notes: string | null;
    start_time: number;
    end_time: number | null;
    reading_count: number;
  };
  sensor_chunks: {
    first_reading_id: number;
    device_number: number;
    session_id: number | null;
    start_time: number;
    end_time: number;
    count: number;
    magnetometer_count: number;
    named_count: number;
    temperature_count: number;
    temperature_sum: number | null;
    temperature_min: number | null;
    temperature_max: number | null;
    data: Uint8Array;
  };
  accepted_batches: {
    device_number: number;
    boot: number;
    seq: number;
    first_reading_id: number;
    count: number;
    checksum: number;
  };
  exercise_labels: {
    id: Generated<number>;
    session_id: number;
    start_reading_id: number;
    end_reading_id: number;
    start_time: number;
    end_time: number;
    exercise_type: string;
    repetitions: number | null;
    quality_score: number | null;
    labeled_by: string | null;
    labeled_at: number;
  };
  ml_models: {
    id: Generated<number>;
    name: string;
    version: string;
    type: string;
    is_active: number;
    classes: string;
    training_samples: number;
    validation_accuracy: number | null;
    metrics: string;
    hyperparameters: string;
    fingerprint: string;
    catalogue_version: number;
    job_id: number | null;
    created_at: number;
    last_prediction_at: number | null;
  };
  ml_artifacts: { model_id: number; artifact: Uint8Array };
  model_predictions: {
    id: Generated<number>;
    device_id: string | null;
    model_id: number;
    session_id: number | null;
    start_time: number;
    end_time: number;
    exercise: string;
    confidence: number;
    raw_exercise: string;
    raw_confidence: number;
    probabilities: string;
    processing_ms: number;
  };
  training_jobs: {
    id: Generated<number>;
    kind: string;
    state: string;
    request: string;
    stage: string | null;
    percent: number;
    reason: string | null;
    result: string;
    attempts: number;
    created_at: number;
    started_at: number | null;
    finished_at: number | null;
  };
}
