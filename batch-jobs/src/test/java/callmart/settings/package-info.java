/** {@code application.yml}, secrets and what holds when nothing is said. */
package callmart.settings;
