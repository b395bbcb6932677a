/**
 * What tells other programs how the runs go: a metrics file and a call to a dead-man's switch. Is given records; knows no
 * warehouse and no job.
 */
package callmart.watch;
