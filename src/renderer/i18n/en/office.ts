import type { Words } from '../zh-CN';

export const enOffice: Pick<Words, 'office'> = {
  office: {
    waiting: 'Not yet reported to the exam office: {{number}} (since {{since}}); it is told by itself',
    setAside: 'Reports the exam office did not accept: {{number}}; ask the supervisor',
    duplicates: 'Possibly paid twice: {{number}}; the supervisor checks with the exam office',
  },
};
