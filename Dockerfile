# The whole product in one image: the API, which also serves the page.
#   docker build -t centralita . && docker run -p 3000:3000 -v centralita:/data centralita

FROM node:24-bookworm-slim AS build
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
COPY tools/link-node.mjs tools/enable-git-hooks.mjs tools/
RUN npm ci --no-fund --no-audit
COPY . .
RUN NX_DAEMON=false npx nx run-many -t build -p api,web --outputStyle=static \
  && node tools/deploy/collect-runtime.mjs /runtime \
  && mkdir /data

FROM node:24-bookworm-slim
ENV NODE_ENV=production HOST=0.0.0.0 PORT=3000 DATA_DIR=/data WEB_DIST=/app/dist/apps/web
WORKDIR /app
COPY --from=build /runtime ./
# Its own folder is all that it writes to: the rest may be read-only.
COPY --from=build --chown=node:node /data /data
USER node
VOLUME /data
EXPOSE 3000
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=10s --timeout=3s --start-period=20s --retries=3 \
  CMD ["node", "-e", "fetch('http://127.0.0.1:' + process.env.PORT + '/health/live').then((answer) => process.exit(answer.ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", "--enable-source-maps", "dist/apps/api/main.js"]
