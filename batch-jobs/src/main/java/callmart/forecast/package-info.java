/** How many calls are coming in each interval of the next days, and how many seats they need. Reads measures, writes {@code forecasts}. */
package callmart.forecast;
