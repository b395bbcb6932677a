/** Tests of the metrics file and of the dead-man's switch. */
package callmart.watch;
