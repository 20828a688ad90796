import { CollapsableSection, Stack, Text } from '@grafana/ui';
import React, { type ReactNode } from 'react';

interface Props {
  readonly title: string;
  /** Whether it holds something already. */
  readonly isUsed: boolean;
  readonly children: ReactNode;
}

/** A part of the settings that most agents don't need: closed until it holds something. */
export function Section({ title, isUsed, children }: Props) {
  return (
    <CollapsableSection
      isOpen={isUsed}
      label={
        <Text element="h4" variant="h5">
          {title}
        </Text>
      }
    >
      <Stack direction="column" gap={2}>
        {children}
      </Stack>
    </CollapsableSection>
  );
}
