/** What runs in which order: jobs, steps, what is due, the run lock, the end of a run. Does no work itself. */
package callmart.run;
