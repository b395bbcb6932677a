/** Alerts as a reader of configuration, reports and messages meets them. */
package callmart.alert;
