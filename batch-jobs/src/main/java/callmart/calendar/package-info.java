/** Business dates, periods and deadlines in the business time zone. No formatting beyond the names of periods. */
package callmart.calendar;
