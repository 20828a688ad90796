import { Observable } from 'rxjs';

/** Runs a request when subscribed to, and aborts it when nobody listens any longer. */
export function abortable<Answer>(request: (signal: AbortSignal) => Promise<Answer>): Observable<Answer> {
  return new Observable((subscriber) => {
    const controller = new AbortController();
    request(controller.signal).then(
      (answer) => {
        subscriber.next(answer);
        subscriber.complete();
      },
      (error: unknown) => subscriber.error(error)
    );
    return () => controller.abort();
  });
}
