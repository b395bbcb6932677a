/** From files to mail: who receives, and what a message looks like on the wire. Knows no report and no figure. */
package callmart.deliver;
