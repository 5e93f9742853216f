import styles from './Unseen.module.css';

/** Words for people who listen; with `status` every change is read out politely. */
export function Unseen({ children, role }: { readonly children: string; readonly role?: 'status' }) {
  return (
    <span className={styles.unseen} {...(role === undefined ? {} : { role })}>
      {children}
    </span>
  );
}
