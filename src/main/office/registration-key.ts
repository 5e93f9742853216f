import { toHalfWidth } from '../../shared/half-width';

/** What makes two ways of writing a registration number the same one: case, width and spaces do not count. */
export function registrationKey(text: string): string {
  return toHalfWidth(text).replace(/\s/g, '').toUpperCase();
}
