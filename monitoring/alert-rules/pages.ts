import { DASHBOARD_UIDS } from '../dashboards/panel-references.ts';

const APP = '/a/notafter-certificates-app';

/** A label that a series has not got is left out: Grafana would write "no value". */
const withLabel = (label: string): string => `{{ with $labels.${label} }}&${label}={{ urlquery . }}{{ end }}`;

/** The page of the slot that a series speaks of, found by its labels. */
export const PAGE_OF_SERIES = `${APP}/find?place={{ urlquery $labels.place }}${withLabel('node')}${withLabel('cluster')}`;

export const PAGE_OF_SOURCES = `${APP}/sources`;

/** Without an agent there is no page of a place: the dashboard, narrowed to the name. */
export const DASHBOARD_OF_SERIES = `/d/${DASHBOARD_UIDS.prometheus}{{ with $labels.subject_CN }}?var-search={{ urlquery . }}{{ end }}`;

export const DASHBOARD_OF_EXPORTERS = `/d/${DASHBOARD_UIDS.prometheus}`;

export const DASHBOARD_OF_CERT_MANAGER = `/d/${DASHBOARD_UIDS.certManager}`;
