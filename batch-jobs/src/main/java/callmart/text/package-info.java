/** What must not be shown of texts from outside: telephone numbers, one-time codes, control characters. Nothing of formats or reports. */
package callmart.text;
