/** Between preload and main there are two channels; command and push names travel inside and come from the contract. */
export const CALL_CHANNEL = 'call';
export const PUSH_CHANNEL = 'push';
