/** An object as in a manifest, with at least these parts. Secrets may hold `data` (base64) or `stringData`. */
export interface Manifest {
  readonly apiVersion: string;
  readonly kind: string;
  readonly metadata: {
    readonly name: string;
    readonly namespace?: string;
    readonly labels?: Readonly<Record<string, string>>;
    readonly annotations?: Readonly<Record<string, string>>;
    readonly [key: string]: unknown;
  };
  readonly [key: string]: unknown;
}

/** Rules as in a Role or ClusterRole; `namespace` null for a ClusterRole bound cluster-wide. */
export interface Grant {
  readonly namespace: string | null;
  readonly apiGroups: readonly string[];
  readonly resources: readonly string[];
  readonly verbs: readonly string[];
  readonly resourceNames?: readonly string[];
}

/** What a request that matches meets instead of its answer, `times` times (default: until cleared). */
export interface Fault {
  /** Tested against `METHOD /path?query`. */
  readonly request: RegExp;
  readonly times?: number;
  readonly act:
    | { readonly kind: 'status'; readonly code: number; readonly retryAfterSeconds?: number }
    /** The connection is reset, at once or after so many bytes of the body. */
    | { readonly kind: 'reset'; readonly afterBytes?: number }
    /** The body ends, cleanly, after so many bytes. */
    | { readonly kind: 'truncate'; readonly afterBytes: number }
    /** The answer waits so long; a watch goes silent, without an end, when `Infinity`. */
    | { readonly kind: 'delay'; readonly milliseconds: number };
}

export interface RecordedRequest {
  readonly method: string;
  readonly path: string;
  readonly query: Readonly<Record<string, string>>;
  readonly accept: string;
  readonly token: string | null;
  readonly status: number;
  readonly atMs: number;
}

export interface ApiServerOptions {
  /** Over TLS with an authority of its own; default true. */
  readonly tls?: boolean;
  /** Default: a free one. */
  readonly port?: number;
  readonly clock?: () => number;
  /** Objects a page at most, whatever the client asks for; default as many as it asks for. */
  readonly pageLimit?: number;
  /** How often a watch that allows them gets a bookmark; default a minute. */
  readonly bookmarkIntervalMs?: number;
  /** Whether it can write protobuf; default true. Some proxies and older aggregated servers write JSON only. */
  readonly protobuf?: boolean;
  /** As `/version` tells it; default `v1.34.1`. */
  readonly gitVersion?: string;
}

/** A double of the Kubernetes API server: LIST with pages, WATCH, discovery, RBAC, JSON and protobuf. */
export interface ApiServer {
  /** `https://127.0.0.1:<port>`, or http when asked for. */
  readonly url: string;
  readonly caPem: string;
  /** In the order in which they came; `status` is 0 until they are answered. */
  readonly requests: readonly RecordedRequest[];
  /** Of the newest change. */
  readonly resourceVersion: string;
  /** Watches that are open now. */
  readonly openWatches: number;
  /** Creates or replaces an object. Its kind must be served. */
  apply(...manifests: readonly Manifest[]): void;
  remove(kind: string, namespace: string | null, name: string): void;
  /** Every object of a kind as it stands now; none of a kind that is not served. */
  objects(kind: string): readonly Manifest[];
  /** Serves a kind of custom resource from now on, or no longer. */
  serve(resource: { group: string; version: string; kind: string; plural: string; namespaced: boolean }): void;
  unserve(group: string, plural: string): void;
  /** What a token may do; without a call every token may do everything. Null: the token is unknown from now on (401). */
  grant(token: string, grants: readonly Grant[] | 'everything' | null): void;
  fault(fault: Fault): void;
  clearFaults(): void;
  /** Forgets old changes: watches from before and continue tokens get 410. */
  compact(): void;
  /** Ends every watch cleanly, as the server does every 30 to 60 minutes. */
  endWatches(): void;
  /** Sends a bookmark now to every watch that allows them. */
  sendBookmarks(): void;
  /** Watches stay open and silent, and connections are no longer answered: a TCP half-open. */
  freeze(): void;
  thaw(): void;
  /** Stops listening and resets connections; state is kept. */
  stop(): Promise<void>;
  /** Listens again at the same port. */
  start(): Promise<void>;
  /** A kubeconfig that names this server, with the token. */
  kubeconfig(token: string): string;
  /** A client certificate that the server trusts; `grant` knows it by its common name. */
  clientCertificate(commonName: string): { readonly certificatePem: string; readonly keyPem: string };
  /** Writes the files of a pod's service account (`token`, `ca.crt`, `namespace`) into a directory. */
  writeServiceAccount(directory: string, token: string): void;
  close(): Promise<void>;
}
