/**
 * Reads configuration files: every fault at once, each with file, line and key. Knows no domain word; the records that are configured live
 * in the rooms that use them.
 */
package callmart.config;
