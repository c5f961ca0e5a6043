import type { NewPrediction } from '../store/store.ts';
import { iso } from './time.ts';

/** What every answer says of a live or stored prediction. */
export function predictionOut(prediction: Omit<NewPrediction, 'modelId'>) {
  return {
    device_id: prediction.deviceId,
    session_id: prediction.sessionId,
    start_time: iso(prediction.startTime),
    end_time: iso(prediction.endTime),
    predicted_exercise: prediction.exercise,
    confidence_score: prediction.confidence,
    prediction_probabilities: prediction.probabilities,
    raw_exercise: prediction.rawExercise,
    raw_confidence: prediction.rawConfidence,
    processing_time_ms: prediction.processingMs,
  };
}
