import { defineConfig } from 'eslint/config';
import baseConfig from './.config/eslint.config.mjs';

export default defineConfig([
  {
    ignores: [
      '**/node_modules/',
      '**/dist/',
      '**/coverage',
      '.config/',
      'test-results/',
      'playwright-report/',
      'playwright/.auth/',
    ],
  },
  ...baseConfig,
  {
    files: ['{src,core,agent,testkit,viewer,monitoring,bench,scripts,tests}/**/*.{ts,tsx}'],
    rules: {
      complexity: ['error', 11],
      'max-lines': ['error', { max: 300, skipBlankLines: true, skipComments: true }],
      'no-console': 'error',
      'prefer-const': 'error',
      eqeqeq: 'error',
    },
  },
  {
    // Grafana hands moment to its plugins, so the viewer must have it.
    files: ['viewer/src/shared-modules.ts'],
    rules: { 'no-restricted-imports': 'off' },
  },
  {
    // Memory in every agent for what few ask for: docs/decisions/0004-agent-libraries.md.
    files: ['{agent,core}/src/**/*.ts'],
    ignores: ['**/*.test.ts', '**/testing/**'],
    rules: {
      '@typescript-eslint/no-restricted-imports': [
        'error',
        ...['http', 'https', 'tls', 'node:http', 'node:https', 'node:tls'].map((name) => ({
          name,
          message: 'It loads undici or TLS: take it from agent/src/http/node-http.ts.',
          allowTypeImports: true,
        })),
        { name: 'zod', message: 'Schemas are built with zod/mini, which takes less memory.' },
      ],
      'no-restricted-globals': [
        'error',
        ...['fetch', 'Request', 'Response', 'Headers', 'FormData', 'WebSocket', 'EventSource'].map((name) => ({
          name,
          message: 'It loads undici: see agent/src/http.',
        })),
      ],
    },
  },
  {
    // These speak to the terminal.
    files: ['{agent/src/cli,bench,scripts}/**/*.ts', 'agent/src/main.ts', '{agent,viewer}/build.ts'],
    rules: { 'no-console': 'off' },
  },
  {
    files: ['{core,agent,testkit,monitoring,bench,scripts}/**/*.ts', 'tests/**/*.ts'],
    rules: { 'react-hooks/rules-of-hooks': 'off' },
  },
]);
