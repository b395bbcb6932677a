/** The command line, seen from outside: arguments in, exit code and output out. */
package callmart.cli;
