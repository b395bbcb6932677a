/** Tests of removal by age. */
package callmart.retention;
