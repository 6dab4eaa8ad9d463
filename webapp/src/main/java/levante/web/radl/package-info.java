/**
 * RADL, the Infrastructure Manager's own language, in its two forms, text and JSON. It lives at the
 * edge: what it describes is said in TOSCA before any use case sees it, and a machine is said in it
 * for clients that read nothing else.
 */
package levante.web.radl;
