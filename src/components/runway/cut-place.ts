/** The width of a text in pixels. */
export type Measure = (text: string) => number;

const ELLIPSIS = '…';

/**
 * A place cut in its middle so that the file name stays: `/etc/kub…/apiserver.crt`. An object first gives up the key that
 * every Secret of its type has, then its kind and its namespace: `Secret shop/web`, `shop/web`, `web`. Where even the name
 * has no room, its end stays: names that begin alike differ there.
 */
export function cutPlace(place: string, maxPx: number, measure: Measure): string {
  if (measure(place) <= maxPx) {
    return place;
  }
  const tail = tailOf(place);
  const fits = (text: string) => measure(text) <= maxPx;
  const short = shorterObjects(place).find(fits);
  if (short !== undefined) {
    return short;
  }
  if (fits(ELLIPSIS + tail)) {
    const head = place.slice(0, place.length - tail.length);
    return longest(head.length, (length) => head.slice(0, length) + ELLIPSIS + tail, fits);
  }
  return longest(tail.length, (length) => ELLIPSIS + tail.slice(tail.length - length), fits);
}

/** Shorter names of an object, the longest first; none for a file, an endpoint, an entry inside an object. */
function shorterObjects(place: string): readonly string[] {
  const [, kind, namespace, name, key] = /^(\w+) ([^/\s]+)\/([^[\s]+)(\[[^\]]*\])$/.exec(place) ?? [];
  if (kind === undefined || namespace === undefined || name === undefined || key === undefined) {
    return [];
  }
  const isUsualKey = key === '[tls.crt]';
  const shown = isUsualKey ? name : name + key;
  return [`${kind} ${namespace}/${shown}`, `${namespace}/${shown}`, shown];
}

/** From the last slash before the entry: `/admin.conf#user/admin` of `/etc/kubernetes/admin.conf#user/admin`. */
function tailOf(place: string): string {
  const hash = place.indexOf('#');
  const slash = place.lastIndexOf('/', hash === -1 ? place.length : hash);
  return slash <= 0 ? place : place.slice(slash);
}

/** The text of the greatest length that fits; lengths that fit come before those that do not. */
function longest(maxLength: number, textOf: (length: number) => string, fits: (text: string) => boolean): string {
  let low = 0;
  let high = maxLength;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (fits(textOf(middle))) {
      low = middle;
    } else {
      high = middle - 1;
    }
  }
  return textOf(low);
}
