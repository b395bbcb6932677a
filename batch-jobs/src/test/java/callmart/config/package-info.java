/** Configuration files with everything that can be wrong with them. */
package callmart.config;
