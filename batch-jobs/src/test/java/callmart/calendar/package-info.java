/** Days, ISO weeks and months by their names. */
package callmart.calendar;
