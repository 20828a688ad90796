/** File name extensions under which certificates and keystores are kept. */
const CERTIFICATE = /\.(?:crt|cer|cert|pem|der|p12|pfx|p7b|p7c|jks|jceks|keystore|truststore|bundle|crl|ca-bundle)$/i;
const PRIVATE_KEY = /(?:\.|-|_)key(?:\.pem)?$/i;

/** Whether a name promises a certificate. */
export function namesCertificate(path: string): boolean {
  return CERTIFICATE.test(path) && !PRIVATE_KEY.test(path);
}

/** Whether a name promises a private key: `tls.key`, `server-key.pem`. */
export function namesPrivateKey(path: string): boolean {
  return PRIVATE_KEY.test(path);
}
