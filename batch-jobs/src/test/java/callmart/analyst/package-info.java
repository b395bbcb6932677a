/** What analysts read, on the real engine and with their own rights. */
package callmart.analyst;
