import { isThisMachine } from '../../shared/gateway-address';
import { err, ok, type Result } from '../../shared/result';
import type { ConfigFile } from './schema';

/** What one part of the configuration asks of another; the error is one line: key, what was expected, why. */
export function partsFit(file: ConfigFile): Result<ConfigFile, string> {
  return missingGateway(file) ?? unfitOffice(file) ?? ok(file);
}

const REAL_GATEWAYS = ['wechat', 'alipay'] as const;

/** Real money needs a gateway for each channel that is offered; training has its own and never asks a real one. */
function missingGateway({ mode, channels, gateways }: ConfigFile): Result<never, string> | null {
  if (mode !== 'live') return null;
  for (const [index, channel] of channels.entries()) {
    if (channel === 'office-platform') continue;
    const known = REAL_GATEWAYS.find((name) => name === channel);
    if (known === undefined) {
      return err(
        `channels[${index}]: expected one of ${REAL_GATEWAYS.join(', ')}, office-platform, found "${channel}": this release has no gateway for it`,
      );
    }
    if (gateways[known] === null) {
      return err(
        `gateways.${known}: expected an object { … }, found nothing: live mode offers ${known} in channels`,
      );
    }
  }
  return null;
}

function unfitOffice({ mode, channels, office, signIn }: ConfigFile): Result<never, string> | null {
  const index = channels.indexOf('office-platform');
  const platform = office.kind === 'registry' && office.features.platform;
  if (index >= 0 && !platform) {
    return err(
      `channels[${index}]: "office-platform" expected office.kind "registry" with office.features.platform true: the exam office's own platform is asked through its registry`,
    );
  }
  if (signIn.method === 'password' && office.kind === 'registry' && !office.features.passwords) {
    return err(
      'signIn.method: "password" expected office.features.passwords true: the exam office has the passwords, and without them nobody could sign in',
    );
  }
  if (mode === 'training' && office.kind === 'registry' && !isThisMachine(office.baseUrl)) {
    return err(
      'office.baseUrl: expected an address of this machine (the reference server: npm run mock-registry), because "mode" is "training": play money must never be reported to a real registry',
    );
  }
  return null;
}
