import type { SmoothingReport } from '@progo/motion/model';
import { percent } from './terminal/table.ts';

/** What smoothing does to live answers, in one sentence. */
export function smoothingWords(report: SmoothingReport): string {
  const { recognition_delay_s, recognition_delay_raw_s } = report;
  const { false_events_per_rest_hour, false_events_per_rest_hour_raw } = report;
  const recognised =
    recognition_delay_s === null
      ? 'most new exercises are never recognised'
      : `a new exercise is recognised ${seconds(recognition_delay_s)} after it begins (${seconds(recognition_delay_raw_s)})`;
  const rest =
    false_events_per_rest_hour === null
      ? ''
      : `, and an hour of rest brings ${false_events_per_rest_hour.toFixed(1)} false exercises (${(false_events_per_rest_hour_raw ?? 0).toFixed(1)})`;
  return (
    `Live, smoothed (in brackets: raw): macro-F1 ${percent(report.macro_f1_smoothed)} (${percent(report.macro_f1_raw)}), ` +
    `the answer flickers ${report.flickers_per_minute.toFixed(1)} times a minute (${report.flickers_per_minute_raw.toFixed(1)}), ` +
    `${recognised}${rest}.`
  );
}

function seconds(delay: number | null): string {
  return delay === null ? 'never' : `${delay.toFixed(1)} s`;
}
