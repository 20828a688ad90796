import type { Certificate } from '@notafter/core';
import { type Context, Hono } from 'hono';
import type { ApiContext } from './api-context.ts';
import { certificateDetails } from './certificate-details.ts';
import { answerJson, notModified } from './etag.ts';
import { pemOf } from './pem.ts';
import { refuse } from './refuse.ts';

/** One certificate: its facts, or its PEM to download. */
export function certificateRoutes(api: ApiContext): Hono {
  const app = new Hono();
  app.get('/api/v1/certificates/:file', async (c) => {
    const file = c.req.param('file');
    const isPem = file.endsWith('.pem');
    // As openssl and browsers print it, too: upper case, with colons.
    const fingerprint = (isPem ? file.slice(0, -'.pem'.length) : file).replaceAll(':', '').toLowerCase();
    if (!/^[0-9a-f]{64}$/.test(fingerprint)) {
      const message = 'A fingerprint is the SHA-256 of the DER: 64 hexadecimal digits.';
      return refuse(c, 400, { code: 'bad_fingerprint', message, field: 'fingerprint' });
    }
    const certificate = api.inventory.certificate(fingerprint);
    if (certificate === undefined) {
      const message = 'No certificate with this fingerprint is in the inventory now; it may have been renewed.';
      return refuse(c, 404, { code: 'unknown_certificate', message });
    }
    return isPem
      ? answerPem(c, certificate)
      : answerJson(c, await certificateDetails(certificate, api, api.pace(c.req.raw)));
  });
  return app;
}

function answerPem(c: Context, { fingerprint, der }: Certificate): Response {
  c.header('content-disposition', `attachment; filename="${fingerprint}.pem"`);
  return notModified(c, fingerprint) ?? c.body(pemOf(der), 200, { 'content-type': 'application/x-pem-file' });
}
