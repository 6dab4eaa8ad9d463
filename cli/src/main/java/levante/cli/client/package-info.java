/**
 * The server over its wires, as any client sees it: our own {@code /api/v1} and IM's {@code /im}.
 * The views are those of docs/reference/rest-v1.md.
 */
package levante.cli.client;
