import { printable } from '@notafter/core';

/** One object that refers to another one. */
export interface Use {
  /** What it refers to, as `Secret shop/web-tls`: `objectOf` of the locations there. */
  readonly object: string;
  /** Who refers to it, for people: `Ingress shop/web (shop.example.com)`. */
  readonly user: string;
  /** Who renews what is used, where the user says so. */
  readonly managedBy?: string;
}

/** An object by its namespace, empty for one of the whole cluster, and its name. */
export interface ObjectName {
  readonly namespace: string;
  readonly name: string;
}

const SHOWN_HOSTS = 3;
const LONGEST_TEXT = 300;

export function secretOf(namespace: string, name: string): string {
  return `Secret ${namespace}/${name}`;
}

export function configMapOf(namespace: string, name: string): string {
  return `ConfigMap ${namespace}/${name}`;
}

/** An object with the first of the hosts that it speaks for: `Ingress shop/web (a.example, b.example and 3 more)`. */
export function userText(kind: string, object: ObjectName, hosts: readonly string[] = []): string {
  const distinct = [...new Set(hosts)];
  const shown = distinct.slice(0, SHOWN_HOSTS).join(', ');
  const rest = distinct.length > SHOWN_HOSTS ? ` and ${distinct.length - SHOWN_HOSTS} more` : '';
  return printable(`${kind} ${nameText(object)}${shown === '' ? '' : ` (${shown}${rest})`}`, LONGEST_TEXT);
}

/** `namespace/name`, or the name of what belongs to the whole cluster. */
export function nameText({ namespace, name }: ObjectName): string {
  return namespace === '' ? name : `${namespace}/${name}`;
}

/** `namespace/name` as annotations write it; null for anything else. */
export function parseName(text: string): ObjectName | null {
  const [, namespace, name] = /^\s*([^/\s]+)\/([^/\s]+)\s*$/.exec(text) ?? [];
  return namespace === undefined || name === undefined ? null : { namespace, name };
}
