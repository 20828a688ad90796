import { locationUtil } from '@grafana/data';
import { t } from '@grafana/i18n';
import { Button, Dropdown, Icon, Menu } from '@grafana/ui';
import type { SlotDetails } from '@notafter/core';
import React from 'react';
import { useAgent } from '../agent-context';
import { may } from '../may';
import { silenceCommand, silenceUrl } from './silence';

const DAYS = 7;

/** The ways to silence a place: Grafana's own form, and the annotation of an object. Nothing where there is none. */
export function SilenceMenu({ slot }: { slot: SlotDetails }) {
  const { clock } = useAgent();
  const command = silenceCommand(slot, clock(), DAYS);
  if (!maySilence() && command === null) {
    return null;
  }
  const menu = (
    <Menu>
      {maySilence() && (
        <Menu.Item
          label={t('silence.grafana', 'Its alerts, in Grafana')}
          icon="bell-slash"
          url={locationUtil.assureBaseUrl(silenceUrl(slot))}
        />
      )}
      {command !== null && (
        <Menu.Item
          label={t('silence.annotation', 'Copy the command that annotates it for {{days}} days', { days: DAYS })}
          icon="copy"
          onClick={() => void navigator.clipboard?.writeText(command)}
        />
      )}
    </Menu>
  );
  return (
    <Dropdown overlay={menu} placement="bottom-end">
      <Button variant="secondary" size="sm" icon="bell-slash">
        {t('silence.title', 'Silence')} <Icon name="angle-down" />
      </Button>
    </Dropdown>
  );
}

const maySilence = (): boolean => may('alert.silences:create') || may('alert.instances:create');
