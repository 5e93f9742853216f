import { readOptions, runUntilStopped } from '../../gateways/servers/try-out/run-until-stopped.ts';
import { serveTokenPage, type PageServer } from '../../gateways/servers/try-out/token-page.ts';
import { startRegistryServer, type RegistryServer } from '../server/registry-server.ts';
import { REPLACED_PASSWORD } from '../server/seed.ts';
import { createOfficeDesk } from './office-desk.ts';
import { writeConfig, type WrittenConfig } from './write-config.ts';

export type MockRegistry = {
  readonly registry: RegistryServer;
  readonly page: PageServer;
  readonly config: WrittenConfig;
  readonly close: () => Promise<void>;
};

/** `port`: of the registry; the page of the office's staff has the next one. 0: any two. */
export async function startMockRegistry(options: {
  readonly port: number;
  readonly data: string | null;
  readonly mutualTls: boolean;
}): Promise<MockRegistry> {
  const { port, data, mutualTls } = options;
  const registry = await startRegistryServer({ port, mutualTls });
  try {
    const page = await serveTokenPage(port === 0 ? 0 : port + 1, (token) =>
      createOfficeDesk(registry, token),
    );
    return {
      registry,
      page,
      config: writeConfig(registry, data),
      close: async () => {
        await registry.close();
        await page.close();
      },
    };
  } catch (thrown) {
    await registry.close();
    throw thrown;
  }
}

/** Runs until it is interrupted; 2 when it could not start. */
export async function runMockRegistry(args: readonly string[]): Promise<number> {
  const options = readOptions(args, 2, ['mtls']);
  if (typeof options === 'string') {
    console.error(`${options}\nnpm run mock-registry -- [--port N] [--data DIR] [--mtls]`);
    return 2;
  }
  const { port, data, flags } = options;
  return runUntilStopped(
    () => startMockRegistry({ port, data, mutualTls: flags.has('mtls') }),
    ({ registry, page, config }) => [
      `The exam office's staff  ${page.url}`,
      registry.clientCertificate === null
        ? `Token: POST ${registry.tokenUrl}, client ${registry.clientId}, secret in ${config.folder}/client-secret.txt`
        : `Mutual TLS: certificate and key in ${config.folder}`,
      `People: the samples of training mode. First password: the document's last six, with a registration number; ` +
        `every second person has replaced it by ${REPLACED_PASSWORD}.`,
      `\n${config.text}`,
      `npm start -- --config ${config.file}`,
      `READY ${registry.baseUrl}`,
    ],
  );
}
