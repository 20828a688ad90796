/** Texts of alert rules, as templates of Go that Prometheus and Grafana both take. */

/** What a person calls it: an object by its name, else the certificate by its own. */
export const WHAT =
  '{{ if $labels.secret_name }}{{ $labels.secret_name }} in {{ $labels.secret_namespace }}{{ else if $labels.configmap_name }}{{ $labels.configmap_name }} in {{ $labels.configmap_namespace }}{{ else }}{{ or $labels.subject_CN $labels.place }}{{ end }}';

export const WHERE = '{{ if $labels.node }}{{ $labels.node }}:{{ end }}{{ $labels.place }}';

export const OWNER = '{{ if $labels.owner }} Owner: {{ $labels.owner }}.{{ end }}';

/** Of days left. */
export const EXPIRES =
  '{{ if lt FIGURE 0.0 }}has expired{{ else if lt FIGURE 1.0 }}expires in less than a day{{ else if lt FIGURE 2.0 }}expires in 1 day{{ else }}expires in {{ printf "%.0f" FIGURE }} days{{ end }} ({{END_IN_SHORT}})';

/** Of days since the end. */
export const EXPIRED =
  '{{ if lt FIGURE 1.0 }}expired less than a day ago{{ else if lt FIGURE 2.0 }}expired 1 day ago{{ else }}expired {{ printf "%.0f" FIGURE }} days ago{{ end }} ({{END_IN_SHORT}})';

/** The first thing to type, by what holds the certificate. */
export const FIRST_COMMAND =
  '{{ if $labels.secret_name }} First: kubectl -n {{ $labels.secret_namespace }} describe secret {{ $labels.secret_name }}{{ else if $labels.filepath }} First: openssl x509 -noout -subject -dates -in {{ $labels.filepath }}{{ end }}';

/** A template's function that says a moment, in seconds, as a person would. */
export const dateOf = (seconds: string): string => `(toTime ${seconds}).Format "Mon 2 Jan 2006 15:04 MST"`;
export const shortDateOf = (seconds: string): string => `(toTime ${seconds}).Format "2 Jan 15:04 MST"`;
