import './.config/jest-setup';
import { initPluginTranslations } from '@grafana/i18n';

beforeAll(async () => {
  await initPluginTranslations('notafter-certificates-app');
});
