export type MetricType = 'gauge' | 'counter' | 'summary' | 'histogram';

export interface Sample {
  /** Behind the metric's name: `_sum`, `_count` or `_bucket`. */
  readonly suffix?: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly value: number;
}

export interface Family {
  readonly name: string;
  readonly type: MetricType;
  readonly help: string;
  readonly samples: readonly Sample[];
}

/** Prometheus' text format, version 0.0.4; a family without samples has no lines, as client_golang has it. */
export function expositionText(families: readonly Family[]): string {
  return families
    .filter(({ samples }) => samples.length > 0)
    .map(({ name, type, help, samples }) =>
      [`# HELP ${name} ${help}`, `# TYPE ${name} ${type}`, ...samples.map((sample) => lineOf(name, sample)), ''].join(
        '\n'
      )
    )
    .join('');
}

function lineOf(name: string, { suffix = '', labels, value }: Sample): string {
  const text = Object.entries(labels)
    .map(([label, content]) => `${label}="${escaped(content)}"`)
    .join(',');
  return `${name}${suffix}${text === '' ? '' : `{${text}}`} ${value}`;
}

const escaped = (text: string): string => text.replace(/[\\"]/g, '\\$&').replaceAll('\n', '\\n');
