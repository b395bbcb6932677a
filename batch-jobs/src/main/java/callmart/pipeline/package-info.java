/** The jobs: what runs in which order, restart, lock. The one room that knows all others; it does no work itself. */
package callmart.pipeline;
