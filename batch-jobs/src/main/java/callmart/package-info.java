/** Callmart: the reporting mart of an outsourced call centre. Only the entry point lives here; every other class has a room of its own. */
package callmart;
