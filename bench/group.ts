export type Unit = 'µs' | 'ms' | 's' | 'MB' | 'kB' | '×' | '';

/** One line of the table. */
export interface Row {
  readonly name: string;
  readonly unit: Unit;
  /** The most that it may be; null: stated, not judged. */
  readonly budget: number | null;
}

/** What one run measured for one row. */
export interface Figure {
  readonly value: number;
  /** Processor time of the process measured, in the unit of the row, for what is a duration. */
  readonly cpu?: number;
}

/** Rows that are measured together, in a process of their own. */
export interface Group {
  readonly name: string;
  /** Rows by the key of their figure. */
  readonly rows: Readonly<Record<string, Row>>;
  /** Takes long: left out by `--quick`. */
  readonly isSlow?: boolean;
  /** Makes what it reads, before anything is measured. */
  prepare?(): void;
  /** One run. A figure that is left out has no line. */
  run(): Promise<Readonly<Record<string, Figure>>>;
}
