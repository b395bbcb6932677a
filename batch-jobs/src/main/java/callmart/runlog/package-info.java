/**
 * The record of what runs did: runs, feeds with their row accounting, warnings, checks, reports. Written by the jobs, read by status and by
 * the reports' notes.
 */
package callmart.runlog;

