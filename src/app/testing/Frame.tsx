import type { PluginPageProps } from '@grafana/runtime';
import React from 'react';

/** Grafana's frame of a page, which @grafana/runtime leaves to the host: a test mocks `PluginPage` with it. */
export function Frame({ renderTitle, pageNav, subTitle, actions, children }: PluginPageProps) {
  return (
    <main>
      {renderTitle?.(pageNav?.text ?? '')}
      <div>{subTitle}</div>
      <div>{actions}</div>
      {children}
    </main>
  );
}
