/** Copies of files that open with a password alone. Knows files, no reports and no messages. */
package callmart.mail.lock;
