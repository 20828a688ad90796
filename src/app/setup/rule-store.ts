import { marked, mergeRule } from './merge-rule';
import { grafanaRequest } from './grafana-request';
import type { RuleDefinition, StoredRule } from './rule-definition';

const RULES = '/api/v1/provisioning/alert-rules';
const FOLDERS = '/api/folders';
/** Without it Grafana would keep the rules from being edited in its own pages. */
const EDITABLE = { 'X-Disable-Provenance': 'true' };

export const RULE_FOLDER = { uid: 'notafter', title: 'Notafter' } as const;
export const RULE_GROUP = 'certificates';
const GROUP = `/api/v1/provisioning/folder/${RULE_FOLDER.uid}/rule-groups/${RULE_GROUP}`;

/** Our rules among all of the organisation, wherever their users moved them. */
export async function storedRules(definitions: readonly RuleDefinition[]): Promise<readonly StoredRule[]> {
  const ours = new Set(definitions.map(({ uid }) => uid));
  const rules = await grafanaRequest<readonly StoredRule[]>(RULES);
  return rules.filter(({ uid }) => ours.has(uid));
}

/**
 * Creates rules, in a folder of their own; no contact point and no notification policy is touched. The interval, in
 * seconds, is of a new group: who changed that of theirs keeps it.
 */
export async function createRules(definitions: readonly RuleDefinition[], interval: number): Promise<void> {
  const isNew = await createFolder();
  for (const definition of definitions) {
    const data = { ...marked(definition), folderUID: RULE_FOLDER.uid, ruleGroup: RULE_GROUP };
    await grafanaRequest(RULES, { method: 'POST', data, headers: EDITABLE });
  }
  if (isNew) {
    const group = await grafanaRequest<object>(GROUP);
    await grafanaRequest(GROUP, { method: 'PUT', data: { ...group, interval }, headers: EDITABLE });
  }
}

/** Brings a rule to our newest version, but for what its user edited. */
export async function updateRule(stored: StoredRule, definition: RuleDefinition): Promise<void> {
  const data = mergeRule(stored, definition);
  await grafanaRequest(`${RULES}/${encodeURIComponent(stored.uid)}`, { method: 'PUT', data, headers: EDITABLE });
}

/** Removes rules, and their folder when it is ours and holds nothing else. */
export async function removeRules(rules: readonly StoredRule[]): Promise<void> {
  for (const { uid } of rules) {
    await grafanaRequest(`${RULES}/${encodeURIComponent(uid)}`, { method: 'DELETE', headers: EDITABLE });
  }
  if (await hasFolder()) {
    await removeFolderWhenEmpty();
  }
}

/** Whether it was not there before. */
async function createFolder(): Promise<boolean> {
  if (await hasFolder()) {
    return false;
  }
  await grafanaRequest(FOLDERS, { method: 'POST', data: RULE_FOLDER });
  return true;
}

/** Asked of the list: the browser's console would complain of a folder that is not there. */
async function hasFolder(): Promise<boolean> {
  const folders = await grafanaRequest<ReadonlyArray<{ readonly uid: string }>>(`${FOLDERS}?limit=1000`);
  return folders.some(({ uid }) => uid === RULE_FOLDER.uid);
}

async function removeFolderWhenEmpty(): Promise<void> {
  const folder = `${FOLDERS}/${RULE_FOLDER.uid}`;
  const counts = await grafanaRequest<Readonly<Record<string, number>>>(`${folder}/counts`);
  if (Object.values(counts).every((count) => count === 0)) {
    await grafanaRequest(folder, { method: 'DELETE' });
  }
}
