import './.config/jest-setup';
import { initPluginTranslations } from '@grafana/i18n';
import { configure } from '@testing-library/react';

// What never comes to show fails all the same; what shows late on a busy machine does not.
configure({ asyncUtilTimeout: 20_000 });

beforeAll(async () => {
  await initPluginTranslations('notafter-certificates-app');
});
