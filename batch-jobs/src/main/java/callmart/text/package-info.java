/** What must not be shown of texts from outside: telephone numbers and control characters. Nothing of formats or reports. */
package callmart.text;
