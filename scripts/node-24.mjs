/**
 * The scripts are TypeScript that Node runs as it is; that needs the Node that `npm ci` brings along.
 * Run through npm ("npm start", "npm test") they find it by themselves.
 */
export function requireNode24() {
  if (process.features.typescript) return;
  console.error(
    `Node ${process.versions.node} cannot run this script: run it as "npm start", "npm test" or "npm run …" ` +
      'after "npm ci", which brings Node 24 along (its install script must be allowed, see allowScripts).',
  );
  process.exit(2);
}
