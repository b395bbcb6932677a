/** Makes the parts of the program from configuration, each when it is first asked for. The only room that knows how things are made. */
package callmart.wiring;

