import { createServer, type Server } from 'node:http';
import { err, ok, type Result } from '../../shared/result';
import { answerRequest, type AnswerTools } from './answer-request';
import { refuseSocket, tell } from './plain-answer';
import { makeUpgrade, type UpgradeTools } from './upgrade-to-socket';

const LOOPBACK = '127.0.0.1';
const MOST_CONNECTIONS = 256;

function portOf(server: Server): number {
  const address = server.address();
  return typeof address === 'object' && address !== null ? address.port : 0;
}

/** Not listening yet. */
export function makePageServer(tools: AnswerTools & UpgradeTools): Server {
  const server = createServer({ requestTimeout: 10_000, headersTimeout: 5_000, keepAliveTimeout: 5_000 });
  server.maxConnections = MOST_CONNECTIONS;
  const upgrade = makeUpgrade(tools);
  server.on('request', (request, response) => {
    answerRequest(tools, portOf(server), request, response).catch((thrown: unknown) => {
      tools.log.error('a request crashed', {}, thrown);
      if (response.headersSent) response.destroy();
      else tell(response, 500, 'crashed; details are in the log');
    });
  });
  server.on('upgrade', (request, socket, head) => upgrade(portOf(server), request, socket, head));
  server.on('clientError', (_thrown, socket) => refuseSocket(socket, 400));
  return server;
}

export type PortFailure = { readonly kind: 'port'; readonly line: string };

/** On this machine only, never on an address that another one could reach. Answers the port. */
export function listenOnLoopback(server: Server, port: number): Promise<Result<number, PortFailure>> {
  return new Promise((resolve) => {
    server.once('error', (thrown) => {
      const code = 'code' in thrown ? String(thrown.code) : thrown.name;
      const why = code === 'EADDRINUSE' ? 'is taken' : `cannot be used (${code})`;
      const line = `port ${port} on ${LOOPBACK} ${why}, expected a free one; --port 0 finds one`;
      resolve(err({ kind: 'port', line }));
    });
    server.listen({ host: LOOPBACK, port, exclusive: true }, () => resolve(ok(portOf(server))));
  });
}
