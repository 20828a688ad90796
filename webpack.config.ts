import path from 'path';
import CopyWebpackPlugin from 'copy-webpack-plugin';
import type { Configuration, EntryObject } from 'webpack';
import { merge } from 'webpack-merge';
import grafanaConfig, { type Env } from './.config/webpack/webpack.config';

interface SwcUse {
  loader: 'swc-loader';
  options: { jsc: { target: string } };
}

const isSwc = (use: unknown): use is SwcUse => (use as Partial<SwcUse> | undefined)?.loader === 'swc-loader';

const config = async (env: Env): Promise<Configuration> => {
  const base = await grafanaConfig(env);
  const src = path.resolve(process.cwd(), 'src') + path.sep;
  // The scaffold's glob also finds the templates inside @grafana/create-plugin.
  base.entry = Object.fromEntries(
    Object.entries(base.entry as EntryObject).filter(([, file]) => String(file).startsWith(src))
  );
  // Every browser that Grafana 12 supports runs ES2022, and the nested plugins are a sixth smaller for it.
  for (const rule of base.module?.rules ?? []) {
    const use = typeof rule === 'object' ? rule?.use : undefined;
    if (isSwc(use)) {
      use.options.jsc.target = 'es2022';
    }
  }
  return merge(base, {
    module: {
      rules: [
        // A nested plugin is served under its own id, but its chunks would land at the root of the app.
        { test: /src[\\/](datasource|panels)[\\/].*\.tsx?$/, parser: { dynamicImportMode: 'eager' } },
      ],
    },
    plugins: [
      // The scaffold copies the logos of the root plugin only.
      new CopyWebpackPlugin({
        patterns: [{ from: '{datasource,panels}/**/img/**/*', to: '.', noErrorOnMissing: true }],
      }),
    ],
  });
};

export default config;
