import { getBackendSrv } from '@grafana/runtime';
import { lastValueFrom } from 'rxjs';

/** The text behind an address of the agent, through Grafana's data source proxy. */
export async function loadText(url: string, signal: AbortSignal): Promise<string> {
  const request = getBackendSrv().fetch<string>({
    url,
    method: 'GET',
    responseType: 'text',
    showErrorAlert: false,
    abortSignal: signal,
  });
  return (await lastValueFrom(request)).data;
}
