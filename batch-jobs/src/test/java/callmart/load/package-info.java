/** Loading a day: all of it or nothing, with every row accounted for. */
package callmart.load;
