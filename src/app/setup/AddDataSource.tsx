import { t } from '@grafana/i18n';
import { Alert, Button, Field, Input, Stack } from '@grafana/ui';
import React, { type FormEvent, useId, useState } from 'react';
import { addDataSource, type DataSourceChoice, removeDataSource } from './change-data-sources';
import { useAction } from './use-action';

interface Props {
  readonly type: string;
  readonly name: string;
  readonly label: string;
  readonly hint: string;
  /** What the address probably is. */
  readonly proposal: string;
  readonly submit: string;
  /** Rejects with the reason when what answers there is not what it should be. */
  readonly test: (added: DataSourceChoice) => Promise<void>;
  readonly onAdded: (added: DataSourceChoice) => void;
}

/** Adds a data source and asks it something; one that does not answer is taken away again, so that nothing broken stays behind. */
export function AddDataSource({ type, name, label, hint, proposal, submit, test, onAdded }: Props) {
  const id = useId();
  const [typed, setTyped] = useState<string | null>(null);
  const { running, error, run } = useAction();
  const url = typed ?? proposal;
  const add = async () => {
    const added = await addDataSource({ type, name, url });
    try {
      await test(added);
    } catch (reason) {
      await removeDataSource(added.uid);
      throw reason;
    }
    onAdded(added);
  };
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    void run(add);
  };
  return (
    <form onSubmit={onSubmit}>
      <Stack direction="column" gap={1}>
        <Field noMargin label={label} description={hint}>
          <Input
            id={id}
            width={50}
            type="url"
            value={url}
            onChange={(event) => setTyped(event.currentTarget.value.trim())}
          />
        </Field>
        <div>
          <Button type="submit" disabled={running || !/^https?:\/\/[^/\s]+/i.test(url)}>
            {running ? t('setup.adding', 'Adding…') : submit}
          </Button>
        </div>
        {error !== null && <Alert severity="error" title={error} />}
      </Stack>
    </form>
  );
}
