import { html } from '../http/html.ts';

const LINKS: ReadonlyArray<readonly [href: string, text: string]> = [
  ['/metrics', 'metrics for Prometheus'],
  ['/api/v1/health', 'what was found'],
  ['/api/v1/sources', 'sources and what they cannot read'],
  ['/api/v1/certificates.csv', 'all certificates as CSV'],
  ['/api/v1/fields', 'fields to filter by'],
  ['/api/v1/openapi.json', 'the API'],
];

/** What `/` shows where the viewer is not installed. */
export function linksPage(version: string, cluster: string): string {
  const items = LINKS.map(([href, text]) => html`<li><a href="${href}">${href}</a> ${text}</li>`);
  const where = cluster === '' ? '' : ` · ${cluster}`;
  const page = html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <title>Notafter</title>
      </head>
      <body>
        <h1>Notafter agent ${version}${where}</h1>
        <ul>
          ${items}
        </ul>
      </body>
    </html> `;
  return page.html;
}
