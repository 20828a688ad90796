# Builds the plugin and the agent from a checkout: docker build --target agent . or docker compose up
FROM node:24-bookworm-slim AS build
WORKDIR /src
COPY package.json package-lock.json .npmrc ./
COPY core/package.json core/
COPY agent/package.json agent/
COPY testkit/package.json testkit/
COPY viewer/package.json viewer/
# The agent's binary has to be there for npm to link it.
COPY agent/src/main.ts agent/src/
RUN npm ci
COPY . .
RUN npm run build

FROM node:24-bookworm-slim AS agent
COPY --from=build /src/agent/dist /opt/notafter
ENV NODE_ENV=production
USER 65534:65534
EXPOSE 9793
# Memory before speed, as docs/performance.md tells under "The flags of the image".
ENTRYPOINT ["node", "--max-semi-space-size=2", "--no-parallel-scavenge", "--no-concurrent-recompilation", "--invocation-count-for-turbofan=50000", "/opt/notafter/notafter.mjs"]
CMD ["serve"]

FROM grafana/grafana:12.3.0 AS grafana
COPY --from=build /src/dist /var/lib/grafana/plugins/notafter-certificates-app
COPY provisioning /etc/grafana/provisioning
ENV GF_PLUGINS_ALLOW_LOADING_UNSIGNED_PLUGINS=notafter-certificates-app,notafter-certificates-datasource,notafter-runway-panel,notafter-calendar-panel,notafter-trust-panel
