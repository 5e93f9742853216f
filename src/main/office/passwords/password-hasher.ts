import argon2Source from 'hash-wasm/dist/argon2.umd.min.js?raw';
import { randomBytes } from 'node:crypto';
import { Worker } from 'node:worker_threads';
import { z } from 'zod';

/**
 * OWASP Password Storage Cheat Sheet: argon2id with at least 19 MiB, two passes, one lane. About 0.1 s on a kiosk's
 * processor, in a thread of its own: the main thread keeps asking gateways meanwhile (docs/decisions/0010-sign-in.md).
 */
const COST = { memorySize: 19_456, iterations: 2, parallelism: 1, hashLength: 32 } as const;
const SALT_BYTES = 16;

export type PasswordHasher = {
  /** Encoded with salt and cost, so that a later cost reads what an earlier one wrote. */
  readonly hash: (password: string) => Promise<string>;
  readonly fits: (password: string, encoded: string) => Promise<boolean>;
  readonly stop: () => Promise<void>;
};

type Waiting = { readonly resolve: (value: unknown) => void; readonly reject: (error: Error) => void };

const answerSchema = z.object({ id: z.number(), value: z.union([z.string(), z.boolean()]).nullable() });

/** Runs below the text of hash-wasm's argon2 build, whose functions it finds in `module.exports`: one answer per question. */
const ANSWER_QUESTIONS = `
const { parentPort } = require('node:worker_threads');
const { argon2id, argon2Verify } = module.exports;
parentPort.on('message', ({ id, hash, verify }) => {
  const work = verify === undefined ? argon2id({ ...hash, outputType: 'encoded' }) : argon2Verify(verify);
  work.then((value) => parentPort.postMessage({ id, value }), () => parentPort.postMessage({ id, value: null }));
});`;

/** The thread begins with the first question and ends with the process. */
export function makePasswordHasher(): PasswordHasher {
  const waiting = new Map<number, Waiting>();
  let worker: Worker | null = null;
  let lastId = 0;

  function fail(error: Error): void {
    worker = null;
    for (const { reject } of waiting.values()) reject(error);
    waiting.clear();
  }

  function open(): Worker {
    const opened = new Worker(`${argon2Source}\n${ANSWER_QUESTIONS}`, { eval: true });
    opened.on('message', (message) => {
      const { id, value } = answerSchema.parse(message);
      waiting.get(id)?.resolve(value);
      waiting.delete(id);
      if (waiting.size === 0) opened.unref();
    });
    opened.on('error', fail);
    opened.on('exit', () => {
      if (worker === opened) fail(new Error('the password thread ended'));
    });
    return opened;
  }

  function ask(question: object): Promise<unknown> {
    worker ??= open();
    worker.ref();
    lastId += 1;
    const id = lastId;
    worker.postMessage({ id, ...question }, []);
    return new Promise((resolve, reject) => {
      waiting.set(id, { resolve, reject });
    });
  }

  return {
    hash: async (password) => {
      const encoded = await ask({ hash: { ...COST, password, salt: randomBytes(SALT_BYTES) } });
      if (typeof encoded !== 'string') throw new Error('a password could not be hashed');
      return encoded;
    },
    fits: async (password, encoded) => (await ask({ verify: { password, hash: encoded } })) === true,
    stop: async () => {
      await worker?.terminate();
    },
  };
}
