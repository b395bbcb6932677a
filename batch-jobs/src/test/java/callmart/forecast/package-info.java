/** Tests of forecasts and seats. */
package callmart.forecast;
