import { warpedNow, type Warp } from './warped-clock';

/*
 * `node --import preload-clock.js?realMs=…&virtualMs=…&speed=… program.js`: the program's clocks and timers run by
 * virtual time, as under libfaketime. The program itself is the built one, unchanged.
 */

const asked = new URL(import.meta.url).searchParams;
const wanted = (name: string) => Number(asked.get(name));
const warp: Warp = {
  realMs: wanted('realMs'),
  virtualMs: wanted('virtualMs'),
  speed: wanted('speed'),
};

if (warp.speed > 0) {
  const RealDate = Date;
  const realNow = RealDate.now.bind(RealDate);
  const realMonotonic = performance.now.bind(performance);
  const now = () => Math.floor(warpedNow(warp, realNow()));
  const replace = (object: object, name: string, value: unknown): void =>
    void Object.defineProperty(object, name, { value, writable: true, configurable: true });

  replace(RealDate, 'now', now);
  replace(
    globalThis,
    'Date',
    new Proxy(RealDate, {
      construct: (target, args: unknown[], made) => {
        const built: unknown = Reflect.construct(target, args.length === 0 ? [now()] : args, made);
        return built instanceof RealDate ? built : new RealDate(now());
      },
      apply: () => new RealDate(now()).toString(),
    }),
  );
  replace(performance, 'now', () => realMonotonic() * warp.speed);
  const hasten = (name: string, real: (work: () => void, ms: number, ...rest: unknown[]) => unknown) => {
    const hastened = (work: () => void, ms = 0, ...rest: unknown[]) => real(work, ms / warp.speed, ...rest);
    // What else hangs on the function, as the one for promises, stays.
    Object.defineProperties(hastened, Object.getOwnPropertyDescriptors(real));
    replace(globalThis, name, hastened);
  };
  hasten('setTimeout', globalThis.setTimeout);
  hasten('setInterval', globalThis.setInterval);
}
