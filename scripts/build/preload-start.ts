import type { HtmlTagDescriptor, Plugin } from 'vite';

/**
 * Every window needs `app/start`, which the page asks for only after its first script has run. The page names its files
 * beforehand, so that they come together with that script.
 */
export function preloadStart(): Plugin {
  return {
    name: 'preload-start',
    transformIndexHtml: {
      order: 'post',
      handler: (_html, { bundle = {} }) => {
        const chunks = Object.values(bundle).filter((file) => file.type === 'chunk');
        const start = chunks.find((chunk) => chunk.facadeModuleId?.endsWith('/app/start.tsx') === true);
        if (start === undefined) throw new Error('app/start.tsx is no chunk of its own any more');
        const entry = chunks.find((chunk) => chunk.isEntry)?.fileName;
        const files = [start.fileName, ...start.imports].filter((file) => file !== entry);
        return files.map((file): HtmlTagDescriptor => ({
          tag: 'link',
          attrs: { rel: 'modulepreload', href: `./${file}` },
          injectTo: 'head',
        }));
      },
    },
  };
}
