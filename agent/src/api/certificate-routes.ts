import type { Certificate } from '@notafter/core';
import { type Answer, answerBody } from '../http/answer.ts';
import { refuse } from '../http/refuse.ts';
import { type Route, get } from '../http/route.ts';
import type { ApiContext } from './api-context.ts';
import { certificateDetails } from './certificate-details.ts';
import { answerTaggedJson, tagged } from './etag.ts';
import { pemOf } from './pem.ts';

/** One certificate: its facts, or its PEM to download. */
export function certificateRoutes(api: ApiContext): readonly Route[] {
  return [
    get('/api/v1/certificates/{fingerprint}.pem', (request) =>
      answerOne(request.params.fingerprint, api, ({ fingerprint, der }) =>
        tagged(request, fingerprint, () => answerBody(pemOf(der), 'application/x-pem-file', attached(fingerprint)))
      )
    ),
    get('/api/v1/certificates/{fingerprint}', (request) =>
      answerOne(request.params.fingerprint, api, async (certificate) =>
        answerTaggedJson(request, await certificateDetails(certificate, api, api.pace(request)))
      )
    ),
  ];
}

function attached(fingerprint: string): Answer['headers'] {
  return { 'content-disposition': `attachment; filename="${fingerprint}.pem"` };
}

function answerOne(
  given: string,
  { inventory }: ApiContext,
  answer: (certificate: Certificate) => Promise<Answer>
): Answer | Promise<Answer> {
  // As openssl and browsers print it, too: upper case, with colons.
  const fingerprint = given.replaceAll(':', '').toLowerCase();
  if (!/^[0-9a-f]{64}$/.test(fingerprint)) {
    const message = 'A fingerprint is the SHA-256 of the DER: 64 hexadecimal digits.';
    return refuse(400, { code: 'bad_fingerprint', message, field: 'fingerprint' });
  }
  const certificate = inventory.certificate(fingerprint);
  if (certificate === undefined) {
    const message = 'No certificate with this fingerprint is in the inventory now; it may have been renewed.';
    return refuse(404, { code: 'unknown_certificate', message });
  }
  return answer(certificate);
}
