import { AgentError } from '../../datasource/client';
import type { AgentChoice } from '../agent-choice';

/** A Prometheus that did not give certificates, and why. */
export interface Problem {
  readonly choice: AgentChoice;
  readonly error: AgentError;
}

export interface Search {
  readonly found: AgentChoice | null;
  readonly problems: readonly Problem[];
}

/** The first of them that holds metrics of certificates, asked one after the other; `ask` rejects for one that does not. */
export async function findCertificates(
  choices: readonly AgentChoice[],
  ask: (choice: AgentChoice) => Promise<void>
): Promise<Search> {
  const problems: Problem[] = [];
  for (const choice of choices) {
    try {
      await ask(choice);
      return { found: choice, problems };
    } catch (error) {
      problems.push({ choice, error: error instanceof AgentError ? error : asAgentError(error) });
    }
  }
  return { found: null, problems };
}

function asAgentError(error: unknown): AgentError {
  return new AgentError('failed', error instanceof Error ? error.message : String(error), '', { cause: error });
}
