import type { LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';
import { Dialog as AriaDialog, Heading, Modal, ModalOverlay } from 'react-aria-components';
import styles from './Dialog.module.css';

type DialogProps = {
  readonly title: string;
  readonly icon?: LucideIcon;
  readonly children: ReactNode;
  readonly actions: ReactNode;
  /** Escape and a touch beside the dialog; without it only the buttons close it. */
  readonly onDismiss?: (() => void) | undefined;
  /** As wide as the window: lists side by side. */
  readonly wide?: boolean;
  /** alertdialog: something will happen by itself unless the person acts. */
  readonly role?: 'dialog' | 'alertdialog';
};

export function Dialog(props: DialogProps) {
  const { title, icon: Icon, children, actions, onDismiss, role = 'dialog' } = props;
  return (
    <ModalOverlay
      className={styles.veil ?? ''}
      isOpen
      isDismissable={onDismiss !== undefined}
      isKeyboardDismissDisabled={onDismiss === undefined}
      onOpenChange={(open) => {
        if (!open) onDismiss?.();
      }}
    >
      <Modal className={styles.frame ?? ''} data-wide={props.wide === true}>
        <AriaDialog role={role} className={styles.dialog ?? ''}>
          <Heading slot="title" level={2} className={styles.title ?? ''}>
            {Icon && <Icon aria-hidden />}
            <span>{title}</span>
          </Heading>
          <div className={styles.content}>{children}</div>
          <div className={styles.actions}>{actions}</div>
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  );
}
