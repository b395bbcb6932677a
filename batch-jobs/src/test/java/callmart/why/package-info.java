/** Tests of notes: arithmetic, when a figure is different, and causes that were planted. */
package callmart.why;
