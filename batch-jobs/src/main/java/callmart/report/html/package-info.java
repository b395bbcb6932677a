/** Renders documents as the body of a mail, HTML and plain text, readable without opening an attachment. Nothing is sent here. */
package callmart.report.html;
