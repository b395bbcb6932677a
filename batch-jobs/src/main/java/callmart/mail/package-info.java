/** What is sent: messages, notices, alerts and digests, to whom, and how they reach the mail server. */
package callmart.mail;
