import { AxeBuilder } from '@axe-core/playwright';
import { chromium, type Browser, type BrowserContext } from '@playwright/test';
import { mkdirSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { extname, join, normalize } from 'node:path';
import { build } from 'vite';
import { z } from 'zod';
import { SHOTS } from './shots.ts';
import type { Shot } from './steps.ts';

/*
 * `node test/preview/photograph.ts [shots] [looks]`, each a pattern of names``: photographs every screen in every
 * look under the product's content security policy and runs axe on each. Pictures go to the system's temporary folder.
 */

const BUILT = join(tmpdir(), 'exam-fee-kiosk-preview');
const PICTURES = join(tmpdir(), 'exam-fee-kiosk-pictures');
const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
};
const ADDRESS = z.object({ port: z.number() });
const POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self' 'nonce-preview'; img-src 'self' data:; font-src 'self'; connect-src 'self'";

type Look = {
  readonly name: string;
  readonly width: number;
  readonly height: number;
  readonly language: 'zh-CN' | 'en';
  readonly press: readonly string[];
};

const LOOKS: readonly Look[] = [
  { name: 'tall-zh', width: 1080, height: 1920, language: 'zh-CN', press: [] },
  { name: 'wide-zh', width: 1920, height: 1080, language: 'zh-CN', press: [] },
  { name: 'tall-en', width: 1080, height: 1920, language: 'en', press: [] },
  { name: 'wide-en', width: 1920, height: 1080, language: 'en', press: [] },
  { name: 'tall-zh-large', width: 1080, height: 1920, language: 'zh-CN', press: ['大字'] },
  { name: 'tall-en-large', width: 1080, height: 1920, language: 'en', press: ['Large type'] },
  { name: 'wide-en-large', width: 1920, height: 1080, language: 'en', press: ['Large type'] },
  { name: 'tall-zh-high', width: 1080, height: 1920, language: 'zh-CN', press: ['高对比'] },
  { name: 'wide-zh-high', width: 1920, height: 1080, language: 'zh-CN', press: ['高对比'] },
  { name: 'tall-zh-reach', width: 1080, height: 1920, language: 'zh-CN', press: ['低位操作'] },
  { name: 'small-zh', width: 1280, height: 720, language: 'zh-CN', press: [] },
];

function serve(): Promise<{ readonly url: string; readonly close: () => void }> {
  const server = createServer((request, response) => {
    const path = new URL(request.url ?? '/', 'http://localhost').pathname;
    const file = join(BUILT, normalize(path === '/' ? '/index.html' : path));
    try {
      let body: string | Buffer = readFileSync(file);
      const type = TYPES[extname(file)] ?? 'application/octet-stream';
      if (type.startsWith('text/html')) {
        body = body.toString().replace('</title>', '</title><meta name="csp-nonce" nonce="preview" />');
      }
      response.writeHead(200, { 'content-type': type, 'content-security-policy': POLICY });
      response.end(body);
    } catch {
      response.writeHead(404).end();
    }
  });
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => {
      const { port } = ADDRESS.parse(server.address());
      resolve({ url: `http://127.0.0.1:${port}/`, close: () => server.close() });
    });
  });
}

/** What a person would miss: text cut off, or touch targets that are too small or off the screen. */
function faults(): string[] {
  const found: string[] = [];
  const visible = (element: Element) => element.checkVisibility({ visibilityProperty: true });
  if (document.documentElement.scrollWidth > window.innerWidth) found.push('page is wider than the screen');
  if (document.querySelectorAll('h1').length !== 1) found.push('not exactly one h1');
  for (const element of document.querySelectorAll('button, label, p, h1, h2, dd, dt, li, input')) {
    if (!visible(element)) continue;
    const box = element.getBoundingClientRect();
    // What only listeners meet.
    if (box.width <= 1 || element.closest('[style*="clip"]') !== null) continue;
    const words = (element.textContent ?? '').slice(0, 30);
    if (box.left < 0 || box.right > window.innerWidth + 1) found.push(`off the side: ${words}`);
    if (element.scrollWidth > element.clientWidth + 1 && element.clientWidth > 0) found.push(`cut: ${words}`);
    if (element.tagName === 'BUTTON' && box.height < 63.5) found.push(`low button ${box.height}: ${words}`);
    const size = Number.parseFloat(getComputedStyle(element).fontSize);
    if (size < 18) found.push(`small type ${size}: ${words}`);
  }
  return found;
}

async function photograph(context: BrowserContext, url: string, look: Look, shot: Shot): Promise<string[]> {
  const page = await context.newPage();
  const said: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') said.push(`console: ${message.text()}`);
  });
  page.on('pageerror', (error) => said.push(`page: ${error.message}`));
  try {
    const query = new URLSearchParams({ language: look.language, ...shot.query });
    await page.goto(`${url}?${query.toString()}`);
    await page.locator('h1').waitFor();
    for (const name of look.press) await page.getByRole('button', { name }).first().click();
    await shot.walk(page);
    await page.waitForTimeout(150);
    await page.screenshot({ path: join(PICTURES, `${shot.name}.${look.name}.png`) });
    said.push(...(await page.evaluate(faults)));
    const { violations } = await new AxeBuilder({ page }).analyze();
    for (const { id, nodes } of violations) {
      said.push(`axe ${id}: ${nodes.map((node) => node.html.slice(0, 120)).join(' | ')}`);
    }
  } catch (error) {
    await page.screenshot({ path: join(PICTURES, `${shot.name}.${look.name}.png`) });
    said.push(`walk: ${String(error).slice(0, 300)}`);
  }
  await page.close();
  return said.map((line) => `${shot.name}.${look.name}: ${line}`);
}

async function photographLook(browser: Browser, url: string, look: Look, part: string): Promise<string[]> {
  const viewport = { width: look.width, height: look.height };
  const context = await browser.newContext({ viewport, screen: viewport });
  context.setDefaultTimeout(5_000);
  const lines: string[] = [];
  for (const shot of SHOTS.filter(({ name }) => new RegExp(part).test(name))) {
    lines.push(...(await photograph(context, url, look, shot)));
  }
  await context.close();
  return lines;
}

const [shotPart = '', lookPart = ''] = process.argv.slice(2);
mkdirSync(PICTURES, { recursive: true });
await build({ configFile: join(import.meta.dirname, 'vite.config.ts'), logLevel: 'error' });
const server = await serve();
const executablePath = process.env['EXAM_FEE_KIOSK_CHROMIUM'] ?? '/usr/bin/chromium';
const browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] });
let total = 0;
for (const look of LOOKS.filter(({ name }) => new RegExp(lookPart).test(name))) {
  const lines = await photographLook(browser, server.url, look, shotPart);
  total += lines.length;
  for (const line of lines) console.log(line);
}
await browser.close();
server.close();
console.log(`${total} faults; pictures in ${PICTURES}`);
process.exitCode = total === 0 ? 0 : 1;
