package callmart.cli;

/** How a command prints rows. */
enum OutputFormat {
    TABLE, CSV, JSON
}
