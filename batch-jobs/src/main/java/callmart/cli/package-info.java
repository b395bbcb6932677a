/** The commands: parse, call, print. Standard output holds results only; everything else goes to standard error. */
package callmart.cli;
