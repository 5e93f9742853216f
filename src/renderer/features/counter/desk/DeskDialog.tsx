import { ListTodo } from 'lucide-react';
import { Tab, TabList, TabPanel, Tabs } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { Button } from '../../../ui/Button';
import { Dialog } from '../../../ui/Dialog';
import { Notice } from '../../../ui/Notice';
import type { Desk } from './desk';
import type { DeskState, Section } from './desk-store';
import styles from './Desk.module.css';
import { Findings } from './Findings';
import { Misfits } from './Misfits';
import { OrderPart } from './OrderPart';
import { Refunds } from './Refunds';
import { Reports } from './Reports';
import { Requests } from './Requests';
import { useDeskWords } from './desk-words';

type DeskDialogProps = {
  readonly desk: Desk;
  readonly onReceipts: (orderNumber: string) => void;
  readonly onSlip: (orderNumber: string) => void;
  readonly onClose: () => void;
};

const SECTIONS = ['refunds', 'misfits', 'requests', 'reports', 'findings', 'order'] as const;

function isSection(key: unknown): key is Section {
  return SECTIONS.some((section) => section === key);
}

function countOf({ lists, days, reports }: DeskState, section: Section): number {
  switch (section) {
    case 'refunds':
      return lists?.refunds.length ?? 0;
    case 'misfits':
      return lists?.misfits.length ?? 0;
    case 'requests':
      return lists?.requests.length ?? 0;
    case 'reports':
      return reports?.cases.length ?? 0;
    case 'findings':
      return days.reduce((sum, { findings }) => sum + findings.length, 0);
    case 'order':
      return 0;
  }
}

function Part({
  section,
  ...props
}: DeskDialogProps & { readonly section: Section; readonly state: DeskState }) {
  switch (section) {
    case 'refunds':
      return <Refunds desk={props.desk} state={props.state} />;
    case 'misfits':
      return <Misfits desk={props.desk} state={props.state} />;
    case 'requests':
      return <Requests desk={props.desk} state={props.state} />;
    case 'reports':
      return <Reports desk={props.desk} state={props.state} />;
    case 'findings':
      return <Findings state={props.state} />;
    case 'order':
      return <OrderPart {...props} />;
  }
}

/** What waits for a person, list by list; ← → between the lists, ↑ ↓ in one, Tab to what can be done. */
export function DeskDialog(props: DeskDialogProps) {
  const { desk } = props;
  const { t } = useTranslation();
  const words = useDeskWords();
  const state = useStore(desk.store);
  const { at, problem, done } = state;
  return (
    <Dialog
      title={t('desk.title')}
      icon={ListTodo}
      wide
      onDismiss={props.onClose}
      actions={
        <Button size="large" keyHint="Esc" onPress={props.onClose}>
          {t('desk.close')}
        </Button>
      }
    >
      <Tabs
        className={styles.desk ?? ''}
        selectedKey={at}
        onSelectionChange={(key) => {
          if (isSection(key)) desk.goTo(key);
        }}
      >
        <TabList className={styles.tabs ?? ''} aria-label={t('desk.title')}>
          {SECTIONS.map((section) => {
            const count = countOf(state, section);
            return (
              <Tab key={section} id={section} className={styles.tab ?? ''}>
                {count === 0 ? t(`desk.section.${section}`) : `${t(`desk.section.${section}`)} ${count}`}
              </Tab>
            );
          })}
        </TabList>
        {problem !== null && (
          <Notice tone="warn" say="alert">
            {words.problem(problem)}
          </Notice>
        )}
        {done !== null && (
          <Notice tone="good" say="status">
            {t(`desk.done.${done}`)}
          </Notice>
        )}
        {SECTIONS.map((section) => (
          <TabPanel key={section} id={section} className={styles.panel ?? ''}>
            <Part {...props} section={section} state={state} />
          </TabPanel>
        ))}
      </Tabs>
    </Dialog>
  );
}
