import type { Page } from '@playwright/test';

/*
 * What a script of somebody else would try if it ever ran in a page of ours. Each function runs in the page and says
 * what came of it; `elsewhere` is a server that would answer, so that nothing but a rule stops it.
 */

type Attempt = (elsewhere: string) => Promise<string>;

const fetchElsewhere: Attempt = (elsewhere) =>
  fetch(elsewhere, { mode: 'no-cors' }).then(
    () => 'done',
    () => 'stopped',
  );

const pictureElsewhere: Attempt = (elsewhere) =>
  new Promise((resolve) => {
    const image = new Image();
    image.addEventListener('load', () => resolve('done'));
    image.addEventListener('error', () => resolve('stopped'));
    image.src = `${elsewhere}watermark-zh.svg`;
  });

const styleElsewhere: Attempt = (elsewhere) =>
  new Promise((resolve) => {
    const link = document.createElement('link');
    link.rel = 'stylesheet';
    link.addEventListener('load', () => resolve('done'));
    link.addEventListener('error', () => resolve('stopped'));
    link.href = `${elsewhere}wallet.css`;
    document.head.append(link);
  });

const scriptElsewhere: Attempt = (elsewhere) =>
  new Promise((resolve) => {
    const script = document.createElement('script');
    script.addEventListener('load', () => resolve('done'));
    script.addEventListener('error', () => resolve('stopped'));
    script.src = `${elsewhere}wallet.js`;
    document.head.append(script);
  });

const socketElsewhere: Attempt = (elsewhere) =>
  new Promise((resolve) => {
    document.addEventListener('securitypolicyviolation', () => resolve('stopped'));
    const socket = new WebSocket(elsewhere.replace('http', 'ws'));
    socket.addEventListener('open', () => resolve('done'));
    socket.addEventListener('error', () => setTimeout(() => resolve('tried'), 200));
  });

const frameElsewhere: Attempt = (elsewhere) =>
  new Promise((resolve) => {
    document.addEventListener('securitypolicyviolation', () => resolve('stopped'));
    const frame = document.createElement('iframe');
    frame.addEventListener('load', () => setTimeout(() => resolve('tried'), 200));
    frame.src = elsewhere;
    document.body.append(frame);
  });

const formElsewhere: Attempt = (elsewhere) =>
  new Promise((resolve) => {
    document.addEventListener('securitypolicyviolation', () => resolve('stopped'));
    const form = document.createElement('form');
    form.action = elsewhere;
    document.body.append(form);
    form.submit();
    setTimeout(() => resolve('tried'), 500);
  });

const workerFromText: Attempt = () =>
  new Promise((resolve) => {
    document.addEventListener('securitypolicyviolation', () => resolve('stopped'));
    try {
      const worker = new Worker(URL.createObjectURL(new Blob(['postMessage(1)'])));
      worker.addEventListener('message', () => resolve('done'));
      worker.addEventListener('error', () => setTimeout(() => resolve('tried'), 200));
    } catch {
      resolve('stopped');
    }
  });

/** In a task of its own: what the inspector itself evaluates is let through. */
const codeFromText: Attempt = () => {
  const make = () => {
    try {
      Reflect.construct(Function, ['']);
      return 'done';
    } catch {
      return 'stopped';
    }
  };
  return new Promise((resolve) => {
    setTimeout(() => resolve(make()), 0);
  });
};

const inlineScript: Attempt = () =>
  new Promise((resolve) => {
    const script = document.createElement('script');
    script.textContent = 'window.gotIn = true';
    document.head.append(script);
    setTimeout(() => resolve('gotIn' in window ? 'done' : 'stopped'), 100);
  });

const inlineHandler: Attempt = () =>
  new Promise((resolve) => {
    const button = document.createElement('button');
    button.setAttribute('onclick', 'window.clicked = true');
    document.body.append(button);
    button.click();
    button.remove();
    setTimeout(() => resolve('clicked' in window ? 'done' : 'stopped'), 100);
  });

const inlineStyle: Attempt = async () => {
  const style = document.createElement('style');
  style.textContent = ':root { --got-in: yes }';
  document.head.append(style);
  const value = getComputedStyle(document.documentElement).getPropertyValue('--got-in');
  style.remove();
  return Promise.resolve(value === '' ? 'stopped' : 'done');
};

const baseElsewhere: Attempt = (elsewhere) => {
  const base = document.createElement('base');
  base.href = elsewhere;
  document.head.append(base);
  const moved = document.baseURI === elsewhere;
  base.remove();
  return Promise.resolve(moved ? 'done' : 'stopped');
};

const ATTEMPTS = {
  fetchElsewhere,
  pictureElsewhere,
  styleElsewhere,
  scriptElsewhere,
  socketElsewhere,
  frameElsewhere,
  formElsewhere,
  workerFromText,
  codeFromText,
  inlineScript,
  inlineHandler,
  inlineStyle,
  baseElsewhere,
} as const;

/** Tries everything; answers what was not stopped. */
export async function whatGotThrough(page: Page, elsewhere: string): Promise<readonly string[]> {
  const through: string[] = [];
  for (const [name, attempt] of Object.entries(ATTEMPTS)) {
    const outcome = await page.evaluate(attempt, elsewhere);
    if (outcome !== 'stopped') through.push(`${name}: ${outcome}`);
  }
  return through;
}
