/** {@code application.yml} and the folders of one invocation, as records that are checked at start. */
package callmart.settings;
