/** The night as a whole: restart, lock, withheld reports. */
package callmart.pipeline;
