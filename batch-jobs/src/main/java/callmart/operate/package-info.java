/** What keeps the program in order: diagnosis, metrics, the dead-man's switch, retention. */
package callmart.operate;
