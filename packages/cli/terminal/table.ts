/** Rows as text in columns: numbers to the right, the rest to the left. */
export function table(header: readonly string[], rows: readonly (readonly (string | number)[])[]): string {
  const texts = rows.map((row) => row.map(String));
  const widths = header.map((name, column) =>
    Math.max(name.length, ...texts.map((row) => row[column].length)),
  );
  const isNumber = header.map((_, column) => rows.some((row) => typeof row[column] === 'number'));
  const line = (cells: readonly string[]) =>
    cells
      .map((cell, column) => (isNumber[column] ? cell.padStart(widths[column]) : cell.padEnd(widths[column])))
      .join('  ')
      .trimEnd();
  return [header, ...texts].map(line).join('\n');
}

/** 0.8634 → `86 %` */
export function percent(share: number): string {
  return `${Math.round(share * 100)} %`;
}

/** 754321 ms → `12:34` */
export function clock(ms: number): string {
  const seconds = Math.round(ms / 1000);
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}
