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
  const items = LINKS.map(([href, text]) => `<li><a href="${href}">${href}</a> ${text}</li>`).join('\n');
  const where = cluster === '' ? '' : ` · ${escapeHtml(cluster)}`;
  return `<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><title>Notafter</title></head>
<body>
<h1>Notafter agent ${escapeHtml(version)}${where}</h1>
<ul>
${items}
</ul>
</body>
</html>
`;
}

function escapeHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}
