"""Reads every *.der of a folder with Python's `cryptography` and prints one JSON object a certificate, in the order of their names."""

import json
import pathlib
import sys
import warnings

from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import dsa, ec, rsa

warnings.simplefilter("ignore")


def attributes(name):
    return [[a.oid.dotted_string, a.value if isinstance(a.value, str) else a.value.hex()] for a in name]


def alternative_names(extension):
    kinds = {x509.DNSName: "dns", x509.IPAddress: "ip", x509.RFC822Name: "email", x509.UniformResourceIdentifier: "uri"}
    return [[kinds[type(name)], str(name.value)] for name in extension if type(name) in kinds]


def key(public_key):
    if isinstance(public_key, ec.EllipticCurvePublicKey):
        return ["ECDSA", public_key.curve.key_size]
    if isinstance(public_key, rsa.RSAPublicKey):
        return ["RSA", public_key.key_size]
    if isinstance(public_key, dsa.DSAPublicKey):
        return ["DSA", public_key.key_size]
    return [type(public_key).__name__.replace("PublicKey", "").lstrip("_"), None]


def usages(extension):
    names = ["digital_signature", "content_commitment", "key_encipherment", "data_encipherment", "key_agreement"]
    names += ["key_cert_sign", "crl_sign"]
    return [name for name in names if getattr(extension, name)]


def points(extension):
    return [name.value for point in extension for name in point.full_name or []]


def milliseconds(moment):
    return round(moment.timestamp() * 1000)


def facts(der):
    certificate = x509.load_der_x509_certificate(der)
    extensions = certificate.extensions

    def read(kind, of, absent):
        try:
            return of(extensions.get_extension_for_class(kind).value)
        except x509.ExtensionNotFound:
            return absent

    signature_hash = certificate.signature_hash_algorithm
    return {
        "version": certificate.version.value + 1,
        "serial": str(certificate.serial_number),
        "subject": attributes(certificate.subject),
        "issuer": attributes(certificate.issuer),
        "subjectText": certificate.subject.rfc4514_string(),
        "notBefore": milliseconds(certificate.not_valid_before_utc),
        "notAfter": milliseconds(certificate.not_valid_after_utc),
        "key": key(certificate.public_key()),
        "hash": signature_hash.name if signature_hash else None,
        "names": read(x509.SubjectAlternativeName, alternative_names, []),
        "ca": read(x509.BasicConstraints, lambda e: [e.ca, e.path_length], [False, None]),
        "usages": read(x509.KeyUsage, usages, []),
        "purposes": read(x509.ExtendedKeyUsage, lambda e: len(list(e)), 0),
        "ski": read(x509.SubjectKeyIdentifier, lambda e: e.digest.hex(), None),
        "aki": read(x509.AuthorityKeyIdentifier, lambda e: e.key_identifier and e.key_identifier.hex(), None),
        "crl": read(x509.CRLDistributionPoints, points, []),
    }


for path in sorted(pathlib.Path(sys.argv[1]).glob("*.der")):
    try:
        print(json.dumps(facts(path.read_bytes())))
    except Exception as error:  # It refuses what it deems malformed; that is an answer too.
        print(json.dumps({"refused": str(error)}))
