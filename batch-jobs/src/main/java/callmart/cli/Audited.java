package callmart.cli;

/** A command that shows, sends or changes what is held of persons: that it ran is recorded before it does anything. Decision 307. */
interface Audited {
}
