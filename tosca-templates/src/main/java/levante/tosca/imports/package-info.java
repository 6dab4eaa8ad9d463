/**
 * What templates import: the port to where files come from, and how import definitions are read and
 * followed. Only what an {@link levante.tosca.imports.ImportSource} gives is ever read.
 */
package levante.tosca.imports;
