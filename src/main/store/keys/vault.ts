import { createHmac, createSecretKey, hkdfSync, timingSafeEqual, type KeyObject } from 'node:crypto';
import { seal, unseal } from './seal';

/**
 * Document and phone numbers at rest. Everything comes from one data key, each use with a key of its own (HKDF), so
 * that a value of one kind says nothing about another.
 */
export type Vault = {
  /** Tells data keys apart without giving anything away; stands in the database and in the keys file. */
  readonly keyId: string;
  /** `place` is table/column, and the row's key where rows could be exchanged. */
  readonly seal: (place: string, plain: string) => Buffer;
  /** Throws SealBroken when the value was altered or moved: it cannot be believed. */
  readonly open: (place: string, sealed: Uint8Array) => string;
  /** HMAC-SHA-256 cut to 128 bits: equal values give equal indexes, and without the key it says nothing. */
  readonly blind: (place: string, value: string) => Buffer;
  /** The same in hex, for keys that are text. */
  readonly blindIndex: (place: string, value: string) => string;
  /** 128-bit mark in hex that only a holder of the data key can make. */
  readonly sign: (purpose: 'journal-head' | 'intent-log', text: string) => string;
  readonly isSigned: (purpose: 'journal-head' | 'intent-log', text: string, mark: string) => boolean;
};

export class SealBroken extends Error {
  constructor(place: string) {
    super(`a sealed value at ${place} does not open`);
    this.name = 'SealBroken';
  }
}

const MARK_BYTES = 16;

function subkey(dataKey: Buffer, purpose: string): KeyObject {
  return createSecretKey(Buffer.from(hkdfSync('sha256', dataKey, '', `exam-fee-kiosk/1/${purpose}`, 32)));
}

export function keyIdOf(dataKey: Buffer): string {
  return Buffer.from(hkdfSync('sha256', dataKey, '', 'exam-fee-kiosk/1/key-id', 8)).toString('hex');
}

function mark(key: KeyObject, text: string): Buffer {
  return createHmac('sha256', key).update(text).digest().subarray(0, MARK_BYTES);
}

export function makeVault(dataKey: Buffer): Vault {
  const sealing = subkey(dataKey, 'seal');
  const blinding = subkey(dataKey, 'blind');
  const signing = {
    'journal-head': subkey(dataKey, 'journal-head'),
    'intent-log': subkey(dataKey, 'intent-log'),
  };
  // The length before the place keeps ('a/b', 'c') and ('a', 'b/c') apart.
  const blind = (place: string, value: string) => mark(blinding, `${place.length}:${place}:${value}`);
  return {
    keyId: keyIdOf(dataKey),
    seal: (place, plain) => seal(sealing, place, Buffer.from(plain)),
    open: (place, sealed) => {
      const plain = unseal(sealing, place, sealed);
      if (plain === null) throw new SealBroken(place);
      return plain.toString();
    },
    blind,
    blindIndex: (place, value) => blind(place, value).toString('hex'),
    sign: (purpose, text) => mark(signing[purpose], text).toString('hex'),
    isSigned: (purpose, text, given) => {
      const right = mark(signing[purpose], text);
      const found = Buffer.from(given, 'hex');
      return found.length === right.length && timingSafeEqual(found, right);
    },
  };
}
