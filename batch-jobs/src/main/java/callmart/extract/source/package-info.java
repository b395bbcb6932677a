/** What {@code sources.yml} describes, opened: the files and queries of a day, and their rows as canonical rows. */
package callmart.extract.source;
