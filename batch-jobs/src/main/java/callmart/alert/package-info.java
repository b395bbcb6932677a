/** What must be told at once: rules in configuration, their evaluation for a day, and the log of alerts. No mail, no rendering. */
package callmart.alert;
