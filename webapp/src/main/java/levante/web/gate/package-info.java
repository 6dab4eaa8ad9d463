/** The door: every request passes here before a resource sees it, and before its body is read. */
package levante.web.gate;
