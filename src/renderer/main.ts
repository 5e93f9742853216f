import './theme/tokens.css';
import './theme/base.css';

/*
 * The page's policy allows no code made from text. Zod would try once and be reported for it, so it is told before the
 * first schema is made; everything else loads after that.
 */
Object.assign(globalThis, { __zod_globalConfig: { jitless: true } });

void import('./app/start').then(({ start }) => start());
