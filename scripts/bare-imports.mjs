import { registerHooks } from 'node:module';

const ROOT = new URL('..', import.meta.url).href;
const OURS = ['src/', 'test/'].map((folder) => ROOT + folder);

/** Files of src/ name each other without extension, for the bundler; here Node runs some of them as they are. */
registerHooks({
  resolve: (specifier, context, next) => {
    const { parentURL } = context;
    const fromOurs = parentURL !== undefined && OURS.some((folder) => parentURL.startsWith(folder));
    const isBare = fromOurs && /^\.{1,2}\//.test(specifier) && !/\.(m?js|ts|json)$/.test(specifier);
    return next(isBare ? `${specifier}.ts` : specifier, context);
  },
});
