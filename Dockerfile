# Built with everything, run with what is needed: no compiler, no sources, no root.
FROM node:20.20.2-bookworm AS build
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
RUN npm ci --no-audit --no-fund
COPY . .
RUN npm run -s build && npm prune --omit=dev

FROM node:20.20.2-bookworm-slim
ENV NODE_ENV=production
WORKDIR /app
COPY --from=build --chown=node:node /app/package.json ./package.json
COPY --from=build --chown=node:node /app/node_modules ./node_modules
COPY --from=build --chown=node:node /app/dist ./dist
# Named volumes take their owner from here.
RUN mkdir /data /backups /files && chown node:node /data /backups /files
USER node
ENTRYPOINT ["node", "dist/apps/cli/src/main.js", "--data", "/data"]
CMD ["serve"]
