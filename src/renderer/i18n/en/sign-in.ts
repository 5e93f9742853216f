import type { Words } from '../zh-CN';

export const enSignIn: Pick<
  Words,
  'signIn' | 'newPassword' | 'phoneCode' | 'correction' | 'officeAsked' | 'resetPassword'
> = {
  signIn: {
    title: 'Enter your password',
    lead: 'The one of the registration system; capitals count',
    leadFirst:
      'The first time: the last six characters of your document number. Later: the password you chose',
    field: 'Password',
    keyboard: 'Keyboard for the password',
    upper: 'Capitals',
    lower: 'Small letters',
    show: 'Hold to show',
    shown: 'Let go to hide',
    confirm: 'Sign in',
    asking: 'Signing in',
    forgot: 'Password forgotten?',
    byPhone: 'Use a text message',
    byCard: 'Or lay your ID card on the reader',
    noMatch: 'The document number or the password is not right. Tries left: {{triesLeft}}',
    registrationTitle: 'Enter your registration number too',
    registrationLead:
      'The last six characters are on any copy of your document, so the first time we check this number too. It is on your registration form or admission ticket',
  },
  newPassword: {
    title: 'Choose a new password',
    lead: 'The first password must be replaced. Afterwards you go on at once, without signing in again',
    field: 'New password',
    next: 'Next',
    repeatTitle: 'Enter the new password again',
    repeatLead: 'Keep it in mind: you need it next time. Capitals count',
    repeatField: 'Once more',
    keep: 'Save and go on',
    keeping: 'Saving',
    rules: 'What it needs',
    kept: 'done',
    missing: 'missing',
    rule: {
      length: '8 to 16 characters',
      letter: 'A letter',
      digit: 'A digit',
      alphabet: 'Only letters and digits',
    },
  },
  phoneCode: {
    title: 'Sign in by text message',
    lead: 'The code is sent to the phone given at registration',
    send: 'Send the code',
    sendAgain: 'Send again',
    sending: 'Sending',
    wait: 'You can send again in {{seconds}} s',
    sent: 'If this document is registered with a phone, the code arrives within a minute',
    notSent: 'Not sent yet',
    field: 'Code',
    keypad: 'Keypad for the code',
    noMatch: 'The document number or the code is not right. Tries left: {{triesLeft}}',
    noPhone: 'No message, or a new phone number? Go to the counter with your document.',
  },
  correction: {
    button: 'Something is wrong',
    title: 'What is wrong?',
    lead: 'Choose one or more. Please do not pay before it is corrected',
    field: {
      name: 'Name',
      document: 'Document number',
      phone: 'Phone number',
      registration: 'The exams registered',
    },
    ask: 'Ask for correction',
    asking: 'Sending',
  },
  officeAsked: {
    forgotten: {
      'reference-title': 'Your request was sent',
      'reference-lead':
        'Please note the number. The exam office will check it and tell you; then sign in with the first password.',
      'at-counter-title': 'The counter can reset it',
      'at-counter-lead':
        'Go to the counter with your original document. It is reset at once; then sign in with the last six characters of the document number and your registration number.',
    },
    correction: {
      'reference-title': 'Your request was sent',
      'reference-lead':
        'Please note the number. The exam office will check and correct it. Please do not pay before that.',
      'at-counter-title': 'Please go to the counter',
      'at-counter-lead':
        'What you chose is noted. Take your original document to the counter; the staff will ask the exam office where you registered. Please do not pay before it is corrected.',
    },
    reference: 'Reference number',
    back: 'Back to my data',
  },
  resetPassword: {
    button: 'Reset password',
    title: 'Reset this candidate’s password?',
    lead: 'Look at the original document first, then choose the reason.',
    because: {
      forgotten: 'Forgotten by the candidate',
      locked: 'Locked after wrong tries',
      misused: 'Someone else may know it',
    },
    done: 'The password was reset',
    tell: 'Tell the candidate: sign in with the last six characters of the document number and the registration number, then choose a new password.',
    cancel: 'Do not reset',
  },
};
