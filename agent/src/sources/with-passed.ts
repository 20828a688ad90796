import type { Pass, Sink } from '@notafter/core';

/** The same sink, and a word about each pass before it is told. */
export function withPassed(sink: Sink, onPassed: (pass: Pass) => void): Sink {
  return {
    replace: (location, reading) => sink.replace(location, reading),
    remove: (location, because) => sink.remove(location, because),
    relate: (object, facts, aspect) => sink.relate(object, facts, aspect),
    gaps: (gaps) => sink.gaps(gaps),
    passed(pass) {
      onPassed(pass);
      sink.passed(pass);
    },
  };
}
